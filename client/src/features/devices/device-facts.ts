import type { OfficeDevice } from "../../data/office/office-answers";

const MINUTE_MS = 60_000;
/** A clock further off than this is worth setting right. */
export const CLOCK_OFF_MINUTES = 5;

/** How far a clock is from the office's, in whole minutes, ahead when positive; null while nobody knows. */
export const minutesOff = ({ clockOffset }: Pick<OfficeDevice, "clockOffset">): number | null =>
  clockOffset === null ? null : Math.trunc(clockOffset / MINUTE_MS) + 0;

/**
 * Where a device stands in the list: what needs care first, then what is given up and not empty yet, the field's, the
 * office's, and what nobody has to look after any more.
 */
function rank({ trouble, end, wipedAt, revokedAt, kind }: OfficeDevice): number {
  if (end !== null && wipedAt === null) return 2;
  if (revokedAt !== null) return 5;
  if (trouble === "stuck") return 0;
  if (trouble !== null) return 1;
  return kind === "field" ? 3 : 4;
}

/** By need, then the one that was heard of last. */
export const byNeed = (devices: readonly OfficeDevice[]): OfficeDevice[] =>
  devices.toSorted((a, b) => rank(a) - rank(b) || (b.lastContactAt ?? 0) - (a.lastContactAt ?? 0));
