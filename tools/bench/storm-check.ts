import type { Database } from "../../server/src/db/open-database";
import { scopesThatDoNotAddUp } from "../../server/src/db/scope-heads";
import { openKonta } from "../../server/src/open-konta";
import type { Folders } from "./storm-municipality";
import type { DeviceReport } from "./storm-plan";

export interface Kept {
  incarnation: number;
  n: number;
  hash: string;
  status: string;
  seq: number | null;
  collection: string;
  recordId: string;
}

/** How many ops the server has of these devices, by what became of them. */
export type Outcome = Record<string, number>;

/** Every op is on the server exactly once, by number and by hash, and the device was told what stands there. */
export function wrongOps({ replica, made, told }: DeviceReport, kept: readonly Kept[]): string[] {
  const wrong: string[] = [];
  const say = (what: string, n: number): void => void wrong.push(`${replica} ${n}: ${what}`);
  const answers = new Map(told.map(([, n, status, seq]) => [n, `${status} ${seq}`]));
  const seen = new Map<number, Kept>();
  const hashes = new Set<string>();
  for (const each of kept) {
    if (seen.has(each.n)) say("kept twice", each.n);
    if (hashes.has(each.hash)) say("the same text is kept twice", each.n);
    seen.set(each.n, each);
    hashes.add(each.hash);
  }
  for (const [, n, hash] of made) {
    const each = seen.get(n);
    if (!each) say("lost", n);
    else if (each.hash !== hash) say("another text", n);
    else if (answers.get(n) !== `${each.status} ${each.seq ?? 0}`) say(`told ${answers.get(n)}`, n);
  }
  if (seen.size > made.length) say("more than it made", seen.size);
  // What these devices wrote is right and within their reach: nothing of it may wait for a person.
  for (const { n, status } of kept) if (status !== "applied" && status !== "conflict") say(status, n);
  return wrong;
}

const keptBy = (db: Database, replica: string): Kept[] =>
  db.sqlite
    .prepare(
      "select incarnation, n, hash, status, seq, collection, record_id as recordId from op where replica = ?",
    )
    .all(replica) as Kept[];

/** Records that an applied op made or changed, and that are not there. */
function missingRecords(db: Database, kept: readonly Kept[]): string[] {
  const find = db.sqlite.prepare("select seq from record where collection = ? and id = ?");
  return kept
    .filter(({ status, collection, recordId }) => {
      const record = find.get(collection, recordId) as { seq: number } | undefined;
      return (status === "applied" || status === "conflict") && !record;
    })
    .map(({ collection, recordId }) => `${collection} ${recordId} is not there`);
}

/** Scopes in which a device that came to rest does not stand where the server stands. */
function behind(db: Database, { replica, cursors }: DeviceReport): string[] {
  const head = db.sqlite.prepare("select head from scope_head where scope = ?");
  return Object.entries(cursors).flatMap(([scope, cursor]) => {
    const at = (head.get(scope) as { head: number } | undefined)?.head ?? 0;
    return at === cursor ? [] : [`${replica} stands at ${cursor} of ${at} in ${scope}`];
  });
}

/** Reads the file of the stopped server. @throws with the first things that are wrong */
export function checkStorm(folders: Folders, reports: readonly DeviceReport[], now: number): Outcome {
  const konta = openKonta(folders, now);
  if (!konta.ok) throw new Error(`the database does not open: ${konta.error}`);
  const { db, close } = konta.value;
  try {
    const outcome: Outcome = {};
    const wrong = scopesThatDoNotAddUp(db).map((scope) => `the sums of ${scope} are wrong`);
    for (const report of reports) {
      const kept = keptBy(db, report.replica);
      wrong.push(...wrongOps(report, kept), ...missingRecords(db, kept), ...behind(db, report));
      for (const { status } of kept) outcome[status] = (outcome[status] ?? 0) + 1;
    }
    if (wrong.length > 0)
      throw new Error([`${wrong.length} things are wrong:`, ...wrong.slice(0, 20)].join("\n"));
    return outcome;
  } finally {
    close();
  }
}
