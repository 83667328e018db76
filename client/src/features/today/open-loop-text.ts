import type { MessageId } from "../../text/el";
import { nearDay } from "../../text/dates";
import type { Translate } from "../../text/translate";
import type { DayPerson } from "./today-order";

type Open = DayPerson["open"][number];

const WORDS: Record<Open["what"], MessageId> = {
  recheck: "today.recheck",
  referral: "today.referral",
  call: "today.call",
  papers: "today.papers",
  none: "today.none",
  silent_referral: "today.silentReferral",
  expiring_document: "today.expiringDocument",
};

/** «επανέλεγχος (σήμερα) · παραπομπή χωρίς απάντηση (πριν 2 ημέρες)». */
export const openLoopText = (open: readonly Open[], today: string, t: Translate): string =>
  open
    .map(({ what, due }) => {
      const words = t(WORDS[what]);
      return due === undefined ? words : t("today.openWithDay", { what: words, day: nearDay(due, today) });
    })
    .join(" · ");
