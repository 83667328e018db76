import type { StoredRecord } from "../db/records";

/**
 * What of a record goes to devices. A step of a referral that was corrected or moved since carries the seq under which it
 * was accepted, because the state of the referral goes by that order and the row knows only its newest seq (rule M4).
 */
export function rowFields({
  collection,
  seq,
  fields,
  versions,
}: Pick<StoredRecord, "collection" | "seq" | "fields" | "versions">): Record<string, unknown> {
  const accepted = collection === "referralEvent" ? versions["to"]?.[0] : undefined;
  return accepted === undefined || accepted === seq ? fields : { ...fields, accepted };
}
