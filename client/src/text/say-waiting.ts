import type { MessageId } from "./el";
import { recordWord, wordOr } from "./field-word";
import { t } from "./translate";

const said = (area: "waitingWhy" | "waitingDo", reason: string): string =>
  wordOr(`${area}.${reason}`, t(`${area}.other` satisfies MessageId));

/** What sort of record a waiting op is about; of one that nobody knows only that. */
export const waitingRecord = (collection: string): string => {
  const word = recordWord(collection);
  return word === collection ? t("waiting.unknownRecord") : word;
};

/** Why an op waits, in a sentence; a reason this version does not know is said to be unknown. */
export const waitingWhy = (reason: string): string => said("waitingWhy", reason);

/** What can be done about it, in a sentence. */
export const waitingAdvice = (reason: string): string => said("waitingDo", reason);
