import { createHmac, timingSafeEqual } from "node:crypto";
import { hash64 } from "@konta/shared/base/hash64";
import { type Copy, copyMacText, type HandedIn, type HandIn } from "@konta/shared/sync/copy";
import type { OpLine } from "@konta/shared/sync/op-line";
import { type Database, inTransaction } from "../db/open-database";
import { findInAnyLife } from "../db/ops";
import { readReplica, type Replica, replicaKeys } from "../db/replicas";
import { beforeWhatIsLost, mayOfferAgain } from "./another-history";
import { grantsOf } from "./exchange";
import { openCopy } from "./open-copy";
import { isStorageProblem } from "./storage-problem";
import { reviewed } from "./take-for-review";
import { takeOps } from "./take-ops";

export interface CopiesContext {
  db: Database;
  now: () => number;
  onUnexpected: (problem: unknown) => void;
}

function isSigned(db: Database, replica: Replica, copy: Copy): boolean {
  const key = Buffer.from(replicaKeys(db, replica).exchange, "base64url");
  const right = createHmac("sha256", key).update(copyMacText(copy)).digest();
  return timingSafeEqual(right, Buffer.from(copy.mac, "hex"));
}

/**
 * Into custody in their replica's name, as if it had pushed them; a life that shares its numbers with another takes the
 * next. What follows on ops that this database has lost waits on the device until they are here (rule S5).
 */
function takeFor(
  { db, now, onUnexpected }: CopiesContext,
  replica: Replica,
  offered: readonly OpLine[],
): void {
  const at = now();
  const grants = replica.revokedAt ? null : grantsOf(db, replica, at);
  const waits = grants !== null && mayOfferAgain(db, replica, at);
  const lines = waits ? beforeWhatIsLost(db, replica.id, offered) : offered;
  const lastReach = new Set(JSON.parse(replica.lastScopes) as string[]);
  const pusher = {
    replica: replica.id,
    author: replica.staffId,
    grants,
    review: grants === null ? ("access-ended" as const) : undefined,
    lastReach,
    now: at,
    onUnexpected,
  };
  const { incarnation: life } = takeOps(db, pusher, lines);
  if (!life) return;
  const again = lines.filter((line) => !statusInCustody(db, replica.id, line));
  takeOps(
    db,
    pusher,
    again.map((line) => ({ ...line, incarnation: life.number })),
  );
}

/** What broke our own code is taken for people to look at: it would break it again (rules O2, P4). */
function takeAtLast(context: CopiesContext, replica: Replica, lines: readonly OpLine[]): void {
  const { db, now, onUnexpected } = context;
  try {
    inTransaction(db, () => takeFor(context, replica, lines));
  } catch (problem) {
    if (isStorageProblem(problem)) throw problem;
    onUnexpected(problem);
    takeOps(db, reviewed(replica, "unexpected", now(), onUnexpected), lines);
  }
}

/** Of this very op, by number and text (rule P2): a copy goes from its device only with custody of its own op. */
const statusInCustody = (db: Database, replica: string, { n, text }: OpLine): string | undefined =>
  findInAnyLife(db, replica, n, hash64(text))?.status;

/** By number, and each op once: it keeps both number and text in every life of its replica. */
const inOrder = (copies: readonly Copy[]): OpLine[] => {
  const lines = copies.map(({ incarnation, n, text }) => ({ incarnation, n, text }));
  return [...new Map(lines.map((line) => [`${line.n}.${line.text}`, line])).values()].sort(
    (a, b) => a.n - b.n,
  );
};

/**
 * Second copies of unsent ops, handed in by whoever works on that device now, who can neither read nor make one
 * (rule O6). Each is taken as if its own replica had pushed it; one that came before keeps its result (rule P2).
 */
export async function takeCopies(context: CopiesContext, { copies }: HandIn): Promise<HandedIn> {
  const { db } = context;
  const opened = await Promise.all(
    copies.map(async ({ name, sealed }) => ({
      name,
      copy: await openCopy(db.box, Buffer.from(sealed, "base64url")),
    })),
  );
  return inTransaction(db, () => {
    const results: HandedIn["results"] = [];
    const byReplica = new Map<string, { name: string; copy: Copy }[]>();
    for (const { name, copy } of opened) {
      const replica = copy && readReplica(db, copy.replica);
      if (copy && replica && isSigned(db, replica, copy))
        byReplica.set(replica.id, [...(byReplica.get(replica.id) ?? []), { name, copy }]);
      else results.push({ name, status: "unreadable" });
    }
    for (const [id, members] of byReplica) {
      const replica = readReplica(db, id);
      if (!replica) continue;
      takeAtLast(context, replica, inOrder(members.map(({ copy }) => copy)));
      for (const { name, copy } of members)
        results.push({
          name,
          status: statusInCustody(db, id, copy) ?? "later",
          hash: hash64(copy.text),
        });
    }
    return { results };
  });
}
