import { afterEach, expect, test } from "vitest";
import type { MessageId } from "./el";
import { setLanguage, t } from "./translate";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

/** Everything that is said when something broke, was taken away or put right. */
const RECOVERIES: readonly MessageId[] = [
  "app.updateUnkept",
  "areas.hiddenNext",
  "devices.endBusy",
  "devices.endEmptied",
  "devices.endFailed",
  "devices.endGone",
  "devices.endNoAnswer",
  "devices.endSignedOut",
  "devices.stuckWords",
  "devices.unopenedWords",
  "error.missing",
  "error.missingTitle",
  "error.network",
  "error.noNumbersLeft",
  "error.notSaved",
  "error.notSavedField",
  "error.notSavedLocked",
  "error.server",
  "error.storageFull",
  "error.title",
  "error.unexpected",
  "office.busyWords",
  "office.notOursWords",
  "office.offlineWords",
  "session.again",
  "session.forgottenHandedIn",
  "session.forgottenWaiting",
  "session.lostEverything",
  "session.lostHandedIn",
  "session.lostNothing",
  "session.lostWaiting",
  "session.pinLate",
  "session.sessionEnded",
  "session.signInFailed",
  "session.storageBroken",
  "session.tooManyTries",
  "session.unlockFailed",
  "sync.accessEnded",
  "sync.conflict",
  "sync.cut",
  "sync.deviceProblem",
  "sync.forgottenTitle",
  "sync.incidentCopied",
  "sync.incidentDropped",
  "sync.incidentForgotten",
  "sync.incidentPutBack",
  "sync.incidentPutBackInPart",
  "sync.incidentRepaired",
  "sync.incidentScopeAgain",
  "sync.noServer",
  "sync.notOurServer",
  "sync.noticeConflict",
  "sync.noticeErased",
  "sync.noticeQuarantined",
  "sync.refused",
  "sync.serverBusy",
  "sync.storageProblem",
  "sync.unopenedTitle",
  "sync.upgradeNeeded",
  "visit.draftUnkept",
  "waiting.busy",
  "waiting.failed",
  "waiting.noAnswer",
  "waiting.refused",
  "waiting.signedOut",
];

/** A word about the data: lost or not, here, sent, kept, changed. */
const ABOUT_DATA = {
  el: /χάθηκ|έγραψες|γράφεις|γραφτεί|γράφτηκ|άλλαξ|αλλαγ|παραδο|παραδώσει|Παραδό|Κρατήθηκαν|αποθηκεύτηκε|ενημερώθηκε|σταλεί|ορίζεται|Διαγράφηκαν|μπήκε/,
  en: /lost|you wrote|you write|written|changed?\b|changes|[Dd]elivered|handed|kept|[Ss]aved|updated|sent|erased|in the file|go in|choosing|Your reason/,
} as const;

/** Greek asks with a semicolon. */
const QUESTION = { el: /[?;\u037e]/u, en: /\?/u } as const;

const first = (words: string): string => words.split(/[.:·](?:\s|$)/u)[0] ?? "";

test.each(["el", "en"] as const)(
  "a recovery says what happened to the data first, and asks nothing (%s)",
  async (language) => {
    await setLanguage(language, nowhere);
    const said = (id: MessageId): string => t(id, { count: 2, field: "x", reason: "x", when: "x" });
    expect(RECOVERIES.filter((id) => !ABOUT_DATA[language].test(first(said(id))))).toEqual([]);
    expect(RECOVERIES.filter((id) => QUESTION[language].test(said(id)))).toEqual([]);
  },
);
