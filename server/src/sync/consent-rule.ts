import { consentSource } from "@konta/shared/domain/consent/consent";
import type { Op } from "@konta/shared/sync/op";
import type { StoredRecord } from "../db/records";
import type { Refusal } from "./check-op";
import { derivedId } from "./derived-id";

/**
 * A consent under an id of its own would stand beside another answer to the same question without meeting it, and the more
 * restrictive one would not be the one that stands (rule M4).
 */
export function refusedConsent({ collection, id, fields }: Op, before: StoredRecord | null): Refusal | null {
  if (collection !== "consent" || before) return null;
  const { personId, purpose, agency } = fields as Record<string, string | undefined>;
  const source = consentSource(personId ?? "", purpose ?? "", agency);
  return id === derivedId(...source) ? null : "bad-value";
}
