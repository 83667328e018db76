import { err, ok, type Result } from "@konta/shared/base/result";
import { inTransaction, type Database } from "../db/open-database";
import { findOp, opTextOf, settleOp } from "../db/ops";
import type { RecordName } from "../db/erasure-book";
import { AWAITING, awaitingRecord, changeEntry, type QuarantineEntry, waitingOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { readReplica } from "../db/replicas";
import {
  applyIncoming,
  compartmentOfOp,
  type Incoming,
  incomingOf,
  namesOf,
  Refused,
} from "./apply-incoming";
import type { Refusal } from "./check-op";
import { type Grants, grantedScopes } from "./granted-scopes";
import { WHOLE_MUNICIPALITY } from "./last-reach";
import { isStorageProblem } from "./storage-problem";
import { tellAuthor, waitingMatter } from "./tell-author";

/** Who decided about a waiting op, when, and why in their words. */
export interface Decision {
  by: string;
  at: number;
  why: string;
}

/** How many ops were applied by a decision. */
export interface Decided {
  applied: number;
}

/** What was let in together: how many ops, and which records it made. */
interface LetIn {
  ops: number;
  made: RecordName[];
}

/** By whose right an op is applied; its author stays its author. */
interface Authority {
  grants: Grants;
  lastReach: ReadonlySet<string>;
}

interface Waiting {
  entry: QuarantineEntry;
  incoming: Incoming;
}

function waitingWith(db: Database, entry: QuarantineEntry): Waiting {
  const { incarnation, n } = entry;
  const line = { incarnation, n, text: opTextOf(db, entry) ?? "" };
  return { entry, incoming: incomingOf(line, findOp(db, entry)?.hash ?? "") };
}

/** What waits of a replica, in bundles that stand or fall together, in the order they were written. */
function waitingBundles(db: Database, replica: string): Waiting[][] {
  const bundles = new Map<string, Waiting[]>();
  for (const entry of waitingOf(db, replica)) {
    const waiting = waitingWith(db, entry);
    const { op } = waiting.incoming;
    const compartment = compartmentOfOp(op);
    const key = op && compartment ? `${op.group}\n${compartment}` : `\n${entry.id}`;
    bundles.set(key, [...(bundles.get(key) ?? []), waiting]);
  }
  return [...bundles.values()];
}

/** What stands or falls together with it; undefined when it waits no more. */
const bundleOf = (db: Database, { replica, id }: QuarantineEntry): Waiting[] | undefined =>
  waitingBundles(db, replica).find((each) => each.some(({ entry }) => entry.id === id));

/** The coordinator answers for the whole municipality: her decision asks for her roles only. */
const deciderOf = (grants: Grants): Authority => ({
  grants,
  lastReach: new Set(grants.roles.includes("coordinator") ? [WHOLE_MUNICIPALITY] : []),
});

/** What the author may do by herself today; null for somebody who left. */
function authorOf(db: Database, { replica, author }: QuarantineEntry, now: number): Authority | null {
  const row = readReplica(db, replica);
  const grants = row ? grantedScopes(db, author, row.kind, now) : null;
  return row && grants && { grants, lastReach: new Set(JSON.parse(row.lastScopes) as string[]) };
}

/**
 * Whether an op puts a person into a community that the registry does not have. Whose reach is made of areas cannot do
 * that; the whole municipality's reach would let the file in where nobody can ever see it.
 */
function isNowhere(db: Database, { op }: Incoming, { lastReach }: Authority): boolean {
  const community = op?.collection === "beneficiary" ? op.fields.community : null;
  if (typeof community !== "string" || !lastReach.has(WHOLE_MUNICIPALITY)) return false;
  return readRecord(db, "community", community)?.deleted !== false;
}

function tell(db: Database, entry: QuarantineEntry, reason: "released" | "rejected", now: number): void {
  const { author, collection, recordId } = entry;
  const about = waitingMatter(entry);
  tellAuthor(db, author, { kind: "resolved", about, collection, recordId, reason }, now);
}

/** Applies a bundle as if it came now, whole or not at all; why not, when it must go on waiting. */
function letIn(
  db: Database,
  bundle: readonly Waiting[],
  authority: Authority,
  decision: Decision,
): Result<LetIn, Refusal> {
  const decided = { decidedBy: decision.by, decidedAt: decision.at, why: decision.why };
  const made: RecordName[] = [];
  try {
    inTransaction(db, () => {
      for (const { entry } of bundle) changeEntry(db, entry.id, { state: "released", ...decided });
      for (const { entry, incoming } of bundle) {
        if (isNowhere(db, incoming, authority)) throw new Refused(incoming, "bad-value");
        const { replica, author } = entry;
        const pusher = { replica, author, ...authority, now: decision.at, onUnexpected: () => undefined };
        const { seq, conflict, isNew } = applyIncoming(db, pusher, incoming);
        if (isNew) made.push([entry.collection, entry.recordId]);
        settleOp(db, entry, conflict ? "conflict" : "applied", seq);
        tell(db, entry, "released", decision.at);
      }
    });
    return ok({ ops: bundle.length, made });
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.reason);
    if (isStorageProblem(problem)) throw problem;
    return err("unexpected");
  }
}

/** Reasons that lie in something else, and are over when that is. */
const BY_OTHERS: ReadonlySet<string> = new Set(["held", "group", ...AWAITING]);

/** Tries by each right in turn; what is refused goes on waiting, for the reason it has now. Null when it does. */
function tryBundle(
  db: Database,
  bundle: readonly Waiting[],
  rights: readonly Authority[],
  decision: Decision,
): LetIn | null {
  let reason: Refusal | null = null;
  for (const right of rights) {
    const tried = letIn(db, bundle, right, decision);
    if (tried.ok) return tried.value;
    reason = tried.error;
  }
  if (reason && reason !== "held")
    for (const { entry } of bundle) if (BY_OTHERS.has(entry.reason)) changeEntry(db, entry.id, { reason });
  return null;
}

/** What waited only because of something else is taken in the order it was written, until nothing more moves. */
function takeFollowers(
  db: Database,
  of: QuarantineEntry,
  rights: readonly Authority[],
  decision: Decision,
): LetIn {
  const all: LetIn = { ops: 0, made: [] };
  for (let moved = true; moved;) {
    moved = false;
    for (const bundle of waitingBundles(db, of.replica)) {
      if (!bundle.every(({ entry }) => entry.reason === "held" || entry.reason === "group")) continue;
      const taken = tryBundle(db, bundle, rights, decision);
      if (!taken) continue;
      all.ops += taken.ops;
      all.made.push(...taken.made);
      moved = true;
    }
  }
  return all;
}

/**
 * Lets a waiting op in, with what was saved together with it, by the right of the one who decides; then what it held up,
 * by hers or by its author's own (rules P3, P4). The merge, the bases and the author are those of the op.
 * @param grants of the one who decides
 * @returns how many ops were applied, or why the op must go on waiting; then nothing has changed
 */
export function releaseWaiting(
  db: Database,
  entry: QuarantineEntry,
  grants: Grants,
  decision: Decision,
): Result<Decided, Refusal> {
  return inTransaction(db, () => {
    const bundle = bundleOf(db, entry);
    if (!bundle) return err("no-record");
    const decider = deciderOf(grants);
    const first = letIn(db, bundle, decider, decision);
    if (!first.ok) return first;
    const author = authorOf(db, entry, decision.at);
    const followers = takeFollowers(db, entry, author ? [decider, author] : [decider], decision);
    const awaited = takeAwaiting(db, [...first.value.made, ...followers.made], decision.at);
    return ok({ applied: first.value.ops + followers.ops + awaited });
  });
}

/** Nobody decided: what it stands on has come. */
const CAME = { by: "", why: "" };

/**
 * What waited only because its record, or the one it names, was not here is taken by its author's own right once that has
 * come: a second copy may be handed in before an earlier one, and after a restore whoever changed something may be back
 * before the one who made it (rules P3, S5).
 * @param arrived records that were made just now
 * @returns how many ops were applied
 */
export function takeAwaiting(db: Database, arrived: readonly RecordName[], at: number): number {
  const names = new Set(arrived.map(String));
  let applied = 0;
  for (let before = -1; before < applied && names.size > 0;) {
    before = applied;
    for (const entry of awaitingRecord(db)) {
      const { op } = waitingWith(db, entry).incoming;
      if (!op || !namesOf(op).some((name) => names.has(String(name)))) continue;
      const author = authorOf(db, entry, at);
      const bundle = bundleOf(db, entry);
      const taken = author && bundle && tryBundle(db, bundle, [author], { ...CAME, at });
      if (!taken) continue;
      const followers = takeFollowers(db, entry, [author], { ...CAME, at });
      applied += taken.ops + followers.ops;
      for (const name of [...taken.made, ...followers.made]) names.add(String(name));
    }
  }
  return applied;
}

/**
 * Closes a waiting op without effect. Its text stays in custody with the reason; what waited because of it is judged on
 * its own merits, by its author's right.
 */
export function rejectWaiting(db: Database, entry: QuarantineEntry, decision: Decision): Decided {
  return inTransaction(db, () => {
    const { by: decidedBy, at: decidedAt, why } = decision;
    changeEntry(db, entry.id, { state: "rejected", decidedBy, decidedAt, why });
    tell(db, entry, "rejected", decision.at);
    const author = authorOf(db, entry, decision.at);
    if (!author) return { applied: 0 };
    const { ops, made } = takeFollowers(db, entry, [author], decision);
    return { applied: ops + takeAwaiting(db, made, decision.at) };
  });
}
