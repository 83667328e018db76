import { instantOf } from "@konta/shared/base/local-date";
import { checkStep } from "@konta/shared/domain/referral/check-step";
import type { NewReferral } from "@konta/shared/domain/referral/first-steps";
import { NEXT_STATES, REFERRAL_STATES } from "@konta/shared/domain/referral/referral-state";
import { stateOfReferral } from "@konta/shared/domain/referral/state-of-referral";
import { SENSITIVITIES } from "@konta/shared/domain/registry/sensitivity";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import type { Op } from "@konta/shared/sync/op";
import { sameValue } from "@konta/shared/sync/same-value";
import type { Database } from "../db/open-database";
import { readRecord, recordsOfPersonIn, type StoredRecord } from "../db/records";
import type { OpAuthor } from "./apply-op";
import type { Refusal } from "./check-op";
import type { Grants } from "./granted-scopes";
import { EVERYWHERE } from "./last-reach";

const DAY_MS = 86_400_000;
const NOON_MINUTES = 12 * 60;

const stateOf = (value: unknown) => REFERRAL_STATES.find((state) => state === value) ?? "draft";

/** Where a referral stands by the steps accepted so far, and on which day it was sent. */
function standingOf(db: Database, referral: StoredRecord) {
  const steps = recordsOfPersonIn(db, referral.personId ?? "", "referralEvent")
    .filter(({ fields }) => fields.referralId === referral.id)
    .map(({ id, fields, versions, seq }) => ({
      id,
      to: stateOf(fields.to),
      day: fields.day,
      accepted: versions.to?.[0] ?? seq,
    }))
    .sort((a, b) => a.accepted - b.accepted);
  const { state, contradicted } = stateOfReferral(steps);
  const sent = steps.findLast((step) => step.to === "sent" && !contradicted.includes(step));
  return { state, sentDay: sent?.day };
}

const noonOf = (day: unknown): number | null =>
  typeof day === "string" ? instantOf(day, NOON_MINUTES) : null;

function daysSince(from: unknown, to: unknown): number {
  const [start, end] = [noonOf(from), noonOf(to)];
  return start === null || end === null ? 0 : Math.round((end - start) / DAY_MS);
}

const isHead = ({ roles }: Grants): boolean => roles.includes("coordinator");

/** What makes a step the step it is. */
const STEP_FIELDS = ["personId", "referralId", "to"] as const;

/**
 * A step is appended and never changed: an op that makes another one of it, takes it away, or decides between two would
 * take the referral on, or back, by a way that nobody judges. What was said about it may be corrected by anybody.
 */
const changesStep = (op: Op, before: StoredRecord): boolean =>
  op.kind === "delete" ||
  before.deleted ||
  [...STEP_FIELDS, DELETED_FIELD].some((field) => op.resolves && Object.hasOwn(op.resolves, field)) ||
  STEP_FIELDS.some((field) => field in op.fields && !sameValue(op.fields[field], before.fields[field]));

/**
 * Why a step of a referral must wait for a person: its author may not take it, or it leaves unsaid what the catalogue
 * requires. A step that may not follow at all is let in and contradicts: two people took the referral on without knowing
 * of each other, and the first one accepted stands (rule M4).
 */
export function refusedStep(
  db: Database,
  op: Op,
  before: StoredRecord | null,
  author: OpAuthor,
): Refusal | null {
  if (op.collection !== "referralEvent" || !author.grants) return null;
  if (before) return changesStep(op, before) && !isHead(author.grants) ? "step-not-allowed" : null;
  const referral = readRecord(db, "referral", String(op.fields.referralId));
  // After a restore its referral may come later, from another device; this step was judged when it first came.
  if (!referral) return author.lastReach.has(EVERYWHERE) ? null : "no-record";
  if (referral.personId !== op.fields.personId) return "bad-value";
  const { state, sentDay } = standingOf(db, referral);
  const to = stateOf(op.fields.to);
  if (!NEXT_STATES[state].includes(to)) return null;
  const agency = readRecord(db, "agency", String(referral.fields.agency));
  const sensitivity = SENSITIVITIES.find((one) => one === agency?.fields.sensitivity) ?? "restricted";
  const who = { roles: author.grants.roles, isAuthor: referral.createdBy === author.author };
  const standing = {
    referral: referral.fields as NewReferral,
    state,
    sensitivity,
    silentDays: daysSince(sentDay, op.fields.day),
  };
  const checked = checkStep(who, standing, to, op.fields);
  return checked.ok ? null : checked.error;
}
