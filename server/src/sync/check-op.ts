import { mayWrite } from "@konta/shared/access/permission-table";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { Collection } from "@konta/shared/domain/collection";
import { collectionNamed, SERVER_ONLY } from "@konta/shared/domain/collections";
import type { Op } from "@konta/shared/sync/op";
import * as z from "zod/mini";
import type { Grants } from "./granted-scopes";

/** Why an op waits for a person instead of being applied. */
export type Refusal =
  | "unknown-collection"
  | "not-authorised"
  | "access-ended"
  | "out-of-reach"
  | "unknown-field"
  | "bad-value"
  | "missing-field"
  | "step-not-allowed"
  | "step-incomplete"
  | "no-record"
  | "unreadable"
  | "group"
  | "held"
  | "unexpected";

/**
 * What can be said of an op without the record: its collection exists, its author may write there, and every value
 * fits its field. @param grants null for the system, which may write anywhere
 */
export function checkOp(op: Op, grants: Grants | null): Result<Collection, Refusal> {
  const of = collectionNamed(op.collection);
  if (!of || SERVER_ONLY.has(op.collection)) return err("unknown-collection");
  if (grants && !mayWrite(grants.roles, of.compartment)) return err("not-authorised");
  const shape = of.schema.shape as Record<string, z.ZodMiniType>;
  for (const [name, value] of Object.entries(op.fields)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!field) return err("unknown-field");
    if (value === null ? of.required.includes(name) : !z.safeParse(field, value).success)
      return err("bad-value");
  }
  return ok(of);
}
