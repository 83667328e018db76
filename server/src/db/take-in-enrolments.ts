import type { EnrolmentLine } from "./enrolment-book";
import type { Database } from "./open-database";
import { setReplicaKeys } from "./replica-keys";
import { setReplicaEnd } from "./replica-ends";
import { allLives, insertLife, insertReplica, readReplica, type ReplicaKeys, replicaKeys } from "./replicas";
import { replica } from "./tables";

const keysIn = (text: string): ReplicaKeys => JSON.parse(text) as ReplicaKeys;

/** What the database has of a key stays, so that what is sealed with it can be read. */
function addKeys(db: Database, id: string, more: ReplicaKeys): void {
  const row = readReplica(db, id);
  if (!row) return;
  const own = replicaKeys(db, row);
  const missing = Object.keys(more.compartments).some((name) => own.compartments[name] === undefined);
  if (missing)
    setReplicaKeys(db, id, { ...own, compartments: { ...more.compartments, ...own.compartments } });
}

function takeIn(db: Database, line: EnrolmentLine): void {
  if (line.what === "keys") addKeys(db, line.id, keysIn(line.keys));
  else if (line.what === "life") insertLife(db, line.replica, line.number, line.code, line.at);
  else if (line.what === "end") setReplicaEnd(db, line.id, line.end, line.at);
  else if (!readReplica(db, line.id)) {
    const { id, staffId, kind, device, deviceId = "", at: now } = line;
    insertReplica(db, { id, staffId, kind, device, deviceId, keys: keysIn(line.keys), now });
  }
}

/** What is said of one thing more than once is said again in the last line: lives whose first transaction was undone, ends. */
const subjectOf = (line: EnrolmentLine, at: number): string => {
  if (line.what === "life") return `${line.replica}|${line.number}`;
  return line.what === "end" ? line.id : `${at}`;
};

/** Ends come last, behind the replicas they are about. */
function lastOfEach(lines: readonly EnrolmentLine[]): EnrolmentLine[] {
  const last = new Map<string, EnrolmentLine>();
  for (const [at, line] of lines.entries()) {
    const subject = subjectOf(line, at);
    last.delete(subject);
    last.set(subject, line);
  }
  return [...last.values()];
}

/** What a database from before the book has is written into it once. */
function writeDown(db: Database): void {
  const replicas = new Set<string>();
  const lives = new Set<string>();
  for (const line of db.enrolments.lines)
    if (line.what === "replica") replicas.add(line.id);
    else if (line.what === "life") lives.add(`${line.replica}|${line.number}`);
  for (const row of db.orm.select().from(replica).all()) {
    if (replicas.has(row.id)) continue;
    const { id, staffId, kind, device, deviceId, createdAt: at } = row;
    const keys = JSON.stringify(replicaKeys(db, row));
    db.enrolments.append({ what: "replica", id, staffId, kind, device, deviceId, keys, at });
  }
  for (const { replica: id, number, code, createdAt: at } of allLives(db))
    if (!lives.has(`${id}|${number}`)) db.enrolments.append({ what: "life", replica: id, number, code, at });
}

/**
 * Makes the database and the book of enrolments know the same: after a restore the replicas, keys and codes given out
 * since the backup are read in again, so that those tablets are known and no code is given twice (rule S5).
 */
export function takeInEnrolments(db: Database): void {
  for (const line of lastOfEach(db.enrolments.lines)) takeIn(db, line);
  writeDown(db);
}
