import { err, ok, type Result } from "@konta/shared/base/result";
import { inTransaction, type Database } from "../db/open-database";
import { findOp, opTextOf, settleOp } from "../db/ops";
import { changeEntry, type QuarantineEntry, waitingOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { readReplica } from "../db/replicas";
import { applyIncoming, compartmentOfOp, type Incoming, incomingOf, Refused } from "./apply-incoming";
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
): Refusal | null {
  const decided = { decidedBy: decision.by, decidedAt: decision.at, why: decision.why };
  try {
    inTransaction(db, () => {
      for (const { entry } of bundle) changeEntry(db, entry.id, { state: "released", ...decided });
      for (const { entry, incoming } of bundle) {
        if (isNowhere(db, incoming, authority)) throw new Refused(incoming, "bad-value");
        const { replica, author } = entry;
        const pusher = { replica, author, ...authority, now: decision.at, onUnexpected: () => undefined };
        const { seq, conflict } = applyIncoming(db, pusher, incoming);
        settleOp(db, entry, conflict ? "conflict" : "applied", seq);
        tell(db, entry, "released", decision.at);
      }
    });
    return null;
  } catch (problem) {
    if (problem instanceof Refused) return problem.reason;
    if (isStorageProblem(problem)) throw problem;
    return "unexpected";
  }
}

/** Tries by each right in turn; what is refused goes on waiting, for the reason it has now. */
function tryBundle(
  db: Database,
  bundle: readonly Waiting[],
  rights: readonly Authority[],
  decision: Decision,
): boolean {
  let reason: Refusal | null = null;
  for (const right of rights) {
    reason = letIn(db, bundle, right, decision);
    if (reason === null) return true;
  }
  if (reason && reason !== "held")
    for (const { entry } of bundle)
      if (entry.reason === "held" || entry.reason === "group") changeEntry(db, entry.id, { reason });
  return false;
}

/** What waited only because of something else is taken in the order it was written, until nothing more moves. */
function takeFollowers(
  db: Database,
  of: QuarantineEntry,
  rights: readonly Authority[],
  decision: Decision,
): number {
  let applied = 0;
  for (let moved = true; moved;) {
    moved = false;
    for (const bundle of waitingBundles(db, of.replica)) {
      if (!bundle.every(({ entry }) => entry.reason === "held" || entry.reason === "group")) continue;
      if (!tryBundle(db, bundle, rights, decision)) continue;
      applied += bundle.length;
      moved = true;
    }
  }
  return applied;
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
    const bundle = waitingBundles(db, entry.replica).find((each) =>
      each.some((waiting) => waiting.entry.id === entry.id),
    );
    if (!bundle) return err("no-record");
    const decider = deciderOf(grants);
    const refused = letIn(db, bundle, decider, decision);
    if (refused) return err(refused);
    const author = authorOf(db, entry, decision.at);
    const followers = takeFollowers(db, entry, author ? [decider, author] : [decider], decision);
    return ok({ applied: bundle.length + followers });
  });
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
    return { applied: author ? takeFollowers(db, entry, [author], decision) : 0 };
  });
}
