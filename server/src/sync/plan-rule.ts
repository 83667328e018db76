import { mayPlanOuting, PLAN_FIELDS } from "@konta/shared/access/plan-outing";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import type { Op } from "@konta/shared/sync/op";
import { sameValue } from "@konta/shared/sync/same-value";
import type { StoredRecord } from "../db/records";
import type { Grants } from "./granted-scopes";

const communitiesOf = (fields: Record<string, unknown> | undefined): string[] =>
  Array.isArray(fields?.communities) ? (fields.communities as string[]) : [];

/** Whether an op decides where an outing's team may look: a new one, a removal, another day, place or team. */
export const isPlan = (op: Op, before: StoredRecord | null): boolean =>
  op.collection === "outing" &&
  (!before ||
    op.kind === "delete" ||
    before.deleted ||
    // Deciding between two plans is planning, also where the one that stands is chosen.
    [...PLAN_FIELDS, DELETED_FIELD].some((field) => op.resolves && Object.hasOwn(op.resolves, field)) ||
    PLAN_FIELDS.some((field) => field in op.fields && !sameValue(op.fields[field], before.fields[field])));

/** Whether its author may decide that, about the outing as it is and as it would be. */
export const mayPlan = (grants: Grants, op: Op, before: StoredRecord | null): boolean =>
  mayPlanOuting(grants, [...communitiesOf(before?.fields), ...communitiesOf(op.fields)]);
