import { addDays, type LocalDate } from "@konta/shared/base/local-date";
import type { ReviewItem } from "../../data/office/office-answers";

/** A referral without an answer becomes a question on this day (domain README, F07). */
export const SILENT_DAYS = 14;

/** States in which the agency has the word. */
const WAITS_FOR_ANSWER = new Set(["sent", "received"]);

/** The last day on which a referral that is silent today can have arrived. */
export const silentUntil = (today: LocalDate): LocalDate => addDays(today, -SILENT_DAYS);

/** Those of a list that wait for an agency, the longest wait first. */
export const silentAmong = (items: readonly ReviewItem[]): ReviewItem[] =>
  items
    .filter(({ state }) => WAITS_FOR_ANSWER.has(state))
    .toSorted((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
