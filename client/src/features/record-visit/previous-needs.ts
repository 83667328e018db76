import type { LocalDate } from "@konta/shared/base/local-date";
import { NEED_DOMAINS, type NeedDomain, needNote } from "@konta/shared/domain/visit/visit-note";
import type { VisitView } from "../../data/border";

export type PreviousNeeds = Partial<
  Record<NeedDomain, { value: number; day: LocalDate; words?: string | undefined }>
>;

/**
 * What each need was when somebody last looked at it: the visits may have looked at different ones.
 * @param visits newest first
 */
export function previousNeeds(visits: readonly VisitView[]): PreviousNeeds {
  const previous: PreviousNeeds = {};
  for (const { fields, note } of visits) {
    for (const domain of NEED_DOMAINS) {
      const value = note?.fields[domain];
      if (typeof value === "number")
        previous[domain] ??= { value, day: fields.day, words: note?.fields[needNote(domain)] };
    }
  }
  return previous;
}

const FIRST_ASKED: readonly NeedDomain[] = ["income", "housing", "health"];

/** The needs to show before all eight are asked for: those that were seen before, are being set now or have words. */
export function needsToShow(
  previous: PreviousNeeds,
  now: Partial<Record<NeedDomain, number>>,
  words: Partial<Record<NeedDomain, string>>,
): NeedDomain[] {
  const known = NEED_DOMAINS.filter(
    (one) => (previous[one]?.value ?? 0) > 0 || now[one] !== undefined || words[one],
  );
  return known.length > 0 ? known : [...FIRST_ASKED];
}
