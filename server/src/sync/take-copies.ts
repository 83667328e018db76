import { createHmac, timingSafeEqual } from "node:crypto";
import type { OpResult } from "@konta/shared/sync/answer";
import { type Copy, copyMacText, type HandedIn, type HandIn } from "@konta/shared/sync/copy";
import type { OpLine } from "@konta/shared/sync/op-line";
import { type Database, inTransaction } from "../db/open-database";
import { readReplica, type Replica, replicaKeys } from "../db/replicas";
import { grantsOf } from "./exchange";
import { openCopy } from "./open-copy";
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

/** In their replica's name, as if it had pushed them; a life that shares its numbers with another takes the next. */
function takeFor(
  { db, now, onUnexpected }: CopiesContext,
  replica: Replica,
  copies: readonly Copy[],
): OpResult[] {
  const at = now();
  const grants = replica.revokedAt ? null : grantsOf(db, replica, at);
  const lastReach = new Set(JSON.parse(replica.lastScopes) as string[]);
  const pusher = {
    replica: replica.id,
    author: replica.staffId,
    grants,
    isEnded: grants === null,
    lastReach,
    now: at,
    onUnexpected,
  };
  const lines: OpLine[] = copies.map(({ incarnation, n, text }) => ({ incarnation, n, text }));
  const first = takeOps(db, pusher, lines);
  const { incarnation: life } = first;
  if (!life) return first.results;
  const forked = new Set(first.results.flatMap(([, n, status]) => (status === "fork" ? [n] : [])));
  const again = lines.flatMap((line) => (forked.has(line.n) ? [{ ...line, incarnation: life.number }] : []));
  return [
    ...first.results.filter(([, , status]) => status !== "fork"),
    ...takeOps(db, pusher, again).results,
  ];
}

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
      const inOrder = members.map(({ copy }) => copy).sort((a, b) => a.n - b.n);
      const taken = new Map(takeFor(context, replica, inOrder).map(([, n, status]) => [n, status]));
      for (const { name, copy } of members) results.push({ name, status: taken.get(copy.n) ?? "later" });
    }
    return { results };
  });
}
