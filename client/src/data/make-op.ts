import { assert } from "@konta/shared/base/assert";
import { err, ok, type Result } from "@konta/shared/base/result";
import { collectionNamed, SERVER_ONLY } from "@konta/shared/domain/collections";
import type { Base, Op } from "@konta/shared/sync/op";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { sameValue } from "@konta/shared/sync/same-value";
import * as z from "zod/mini";

/** One record of a save, before it is an op. */
export interface Planned {
  collection: string;
  id: string;
  isNew: boolean;
  /** From when the form opened (rule M2); null for a new record and for one not delivered yet. */
  base: Base | null;
  fields: Record<string, unknown>;
  resolves?: Record<string, number[]>;
  remove?: boolean;
}

export type PlanProblem = { code: "invalid"; collection: string; field: string };

/** This device's last op on a field, with the base it had. */
export interface OwnWrite {
  hash: string;
  base: Base | null;
}

export interface OpContext {
  group: string;
  at: number;
  /** The record as it is known here; null for a new one. */
  current: Readonly<Record<string, unknown>> | null;
  /** The own op on a field that the form cannot have seen the echo of. */
  ownWrite: (field: string) => OwnWrite | null;
  /** The fields of the record that own ops have said something about. */
  ownFields: Iterable<string>;
}

/** Every field by its collection's schema; null clears, which a required field does not allow. */
export function checkPlanned({ collection, isNew, fields, remove }: Planned): Result<null, PlanProblem> {
  const kind = collectionNamed(collection);
  const invalid = (field: string) => err<PlanProblem>({ code: "invalid", collection, field });
  if (!kind || SERVER_ONLY.has(collection)) return invalid("");
  for (const [field, value] of Object.entries(fields)) {
    const schema = Object.hasOwn(kind.schema.shape, field) ? kind.schema.shape[field] : undefined;
    if (!schema) return invalid(field);
    if (value === null || value === undefined) {
      if (kind.required.includes(field)) return invalid(field);
    } else if (!z.core.safeParse(schema, value).success) return invalid(field);
  }
  if (!isNew || remove) return ok(null);
  const missing = kind.required.find((field) => (fields[field] ?? null) === null);
  return missing === undefined ? ok(null) : invalid(missing);
}

/** What the plan changes about the record; a decision at the desk is kept also where it changes no value. */
function changedFields(planned: Planned, current: OpContext["current"]): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(planned.fields)) {
    if (value === undefined || (planned.isNew && value === null)) continue;
    const isDecision = planned.resolves !== undefined && Object.hasOwn(planned.resolves, field);
    // A desk keeps no copy of the areas (rule S1): whether a value changes there is the office's to say.
    const isUnknown = current === null && !planned.isNew;
    if (isDecision || isUnknown || !sameValue(value, current?.[field])) changed[field] = value;
  }
  return changed;
}

/** Null when nothing would change: such a save makes no op. */
export function makeOp(planned: Planned, context: OpContext): Op | null {
  const { collection, id, isNew, base, resolves, remove } = planned;
  const fields = remove ? {} : changedFields(planned, context.current);
  if (!isNew && !remove && !resolves && Object.keys(fields).length === 0) return null;
  const fieldBases: Record<string, Base> = {};
  const prev: Record<string, string> = {};
  // A removal speaks about the whole record: its author has seen every own word on it (rule M2).
  for (const field of remove ? context.ownFields : Object.keys(fields)) {
    const own = context.ownWrite(field);
    if (!own) continue;
    prev[field] = own.hash;
    // An own create has no base: its author has seen nothing of anybody else's.
    const inherited = own.base ?? (base && ([base[0], 0] satisfies Base));
    if (!remove && inherited && !sameValue(inherited, base)) fieldBases[field] = inherited;
  }
  assert(!isNew || base === null, "a new record has no base");
  return {
    group: context.group,
    collection,
    id,
    kind: remove ? "delete" : "put",
    ...(base && { base }),
    ...(Object.keys(fieldBases).length > 0 && { fieldBases }),
    ...(Object.keys(prev).length > 0 && { prev }),
    fields,
    ...(resolves && { resolves }),
    at: context.at,
    schema: SCHEMA_VERSION,
  };
}
