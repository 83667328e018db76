import type { Collection } from "@konta/shared/domain/collection";
import { areaScope, outingScope, REGISTRY_SCOPE, type Scope, unknownScope } from "@konta/shared/sync/scope";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";

const communityOf = (fields: Record<string, unknown> | undefined): string | null =>
  typeof fields?.community === "string" ? fields.community : null;

/** Whom a record is about: its own id for a person, else the person it names. */
export function personOf(of: Collection, id: string, fields: Record<string, unknown>): string | null {
  if (of.about === "self") return id;
  return of.about === "personId" && typeof fields.personId === "string" ? fields.personId : null;
}

/**
 * The one scope a record lies in, worked out from the person it is about. `area:none` is for a person whose community
 * nobody knows; what is about somebody who is not here lies where nobody reads until she comes, as after a restore, when
 * one tablet offers a visit before another one offers the person.
 */
export function scopeOfRecord(
  db: Database,
  of: Collection,
  id: string,
  fields: Record<string, unknown>,
): Scope {
  if (of.compartment === "registry") return REGISTRY_SCOPE;
  if (of.compartment === "outing") return outingScope(id);
  if (of.about === "self") return areaScope(communityOf(fields), of.compartment);
  const person = personOf(of, id, fields);
  const beneficiary = person ? readRecord(db, "beneficiary", person) : null;
  if (person && !beneficiary) return unknownScope(person, of.compartment);
  return areaScope(communityOf(beneficiary?.fields), of.compartment);
}
