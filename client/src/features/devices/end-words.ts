import { DEVICE_ENDS, type DeviceEnd } from "@konta/shared/sync/device-order";
import type { DeclareProblem, DeviceWord } from "../../data/office/declare-device";
import type { OfficeDevice } from "../../data/office/office-answers";
import type { MessageId } from "../../text/el";

export interface WordTexts {
  label: MessageId;
  /** What it means for the work on the device. */
  means: MessageId;
  say: MessageId;
  said: MessageId;
}

export const WORDS: Record<DeviceWord, WordTexts> = {
  lost: {
    label: "devices.lost",
    means: "devices.lostWords",
    say: "devices.sayLost",
    said: "devices.saidLost",
  },
  stolen: {
    label: "devices.stolen",
    means: "devices.stolenWords",
    say: "devices.sayStolen",
    said: "devices.saidStolen",
  },
  retired: {
    label: "devices.retired",
    means: "devices.retiredWords",
    say: "devices.sayRetired",
    said: "devices.saidRetired",
  },
  found: {
    label: "devices.found",
    means: "devices.foundWords",
    say: "devices.sayFound",
    said: "devices.saidFound",
  },
};

export const PROBLEM_WORDS: Record<DeclareProblem, MessageId> = {
  emptied: "devices.endEmptied",
  gone: "devices.endGone",
  "no-answer": "devices.endNoAnswer",
  "signed-out": "devices.endSignedOut",
  busy: "devices.endBusy",
  failed: "devices.endFailed",
};

/** Why nobody works with it; null of one in use, and of a reason that this version does not know. */
export const endOf = ({ end }: Pick<OfficeDevice, "end">): DeviceEnd | null =>
  DEVICE_ENDS.find((known) => known === end) ?? null;

type Ending = Pick<OfficeDevice, "end" | "here" | "mayEnd">;

/** What may be said of a device now. Of the one in front of somebody only that nobody will work with it any more. */
export function wordsFor({ end, here, mayEnd }: Ending): DeviceWord[] {
  if (mayEnd === "lost") return end === null && !here ? ["lost"] : [];
  if (mayEnd !== "all") return [];
  const ends: DeviceWord[] = here ? ["retired"] : [...DEVICE_ENDS];
  return end === null ? ends : ["found", ...ends.filter((each) => each !== end)];
}
