import { collectionNamed } from "@konta/shared/domain/collections";
import type { Op } from "@konta/shared/sync/op";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { personOf, scopeOfRecord } from "./scope-of-record";

/** Whom a waiting op is about and where it would lie; null for what nobody can tell while it waits. */
export interface WaitingPlace {
  personId: string | null;
  scope: string | null;
}

/** A guess would show the op to whoever holds `area:none`, or to nobody at all: what is not known stays open. */
export function placeOfWaiting(db: Database, op: Op | null): WaitingPlace {
  const of = op ? collectionNamed(op.collection) : undefined;
  if (!op || !of) return { personId: null, scope: null };
  const before = readRecord(db, op.collection, op.id);
  if (before) return { personId: before.personId, scope: before.scope };
  const personId = personOf(of, op.id, op.fields);
  const { community } = op.fields;
  const isPlaced =
    of.compartment === "registry" ||
    (of.about === "self" && typeof community === "string" && readRecord(db, "community", community)) ||
    (of.about === "personId" && personId !== null && readRecord(db, "beneficiary", personId));
  return { personId, scope: isPlaced ? scopeOfRecord(db, of, op.id, op.fields) : null };
}
