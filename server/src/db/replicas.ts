import { smallestCode } from "@konta/shared/people/local-reference";
import { and, desc, eq, gt, lte } from "drizzle-orm";
import type { Database } from "./open-database";
import { incarnation, replica } from "./tables";

export type Replica = typeof replica.$inferSelect;

/** Keys of one replica, base64url: one for the exchange, one per compartment. */
export interface ReplicaKeys {
  exchange: string;
  compartments: Record<string, string>;
}

const place = (id: string): string => `replica|${id}`;

export const readReplica = (db: Database, id: string): Replica | null =>
  db.orm.select().from(replica).where(eq(replica.id, id)).get() ?? null;

export const replicaKeys = (db: Database, row: Replica): ReplicaKeys =>
  JSON.parse(db.box.open(row.keys, place(row.id)).toString()) as ReplicaKeys;

/** When the replicas of a person that are younger than `since` were bound, oldest first. */
export const enrolmentsSince = (db: Database, staffId: string, since: number): number[] =>
  db.orm
    .select({ createdAt: replica.createdAt })
    .from(replica)
    .where(and(eq(replica.staffId, staffId), gt(replica.createdAt, since)))
    .orderBy(replica.createdAt)
    .all()
    .map(({ createdAt }) => createdAt);

/** What an enrolment says of a new replica. */
export interface NewReplica {
  id: string;
  staffId: string;
  kind: "field" | "office";
  device: string;
  deviceId: string;
  keys: ReplicaKeys;
  now: number;
}

/** Only the row: what a new replica is, before anything was heard of it. */
export function insertReplica(
  db: Database,
  { id, staffId, kind, device, deviceId, keys, now }: NewReplica,
): void {
  db.orm
    .insert(replica)
    .values({
      id,
      staffId,
      kind,
      device,
      deviceId,
      keys: db.box.seal(Buffer.from(JSON.stringify(keys)), place(id)),
      createdAt: now,
      incarnation: 1,
      lastCounter: 0,
      unsent: 0,
      lastScopes: "[]",
      holes: 0,
    })
    .run();
}

/** Binds a new replica; @returns its first incarnation's code */
export function addReplica(db: Database, made: NewReplica): string {
  const { keys, now: at, ...named } = made;
  const { id, now } = made;
  db.enrolments.append({ what: "replica", ...named, keys: JSON.stringify(keys), at });
  insertReplica(db, made);
  return addIncarnation(db, id, 1, now);
}

/** Only the rows of a life; one that is known already stays as it is. */
export function insertLife(db: Database, id: string, number: number, code: string, now: number): void {
  const added = db.orm
    .insert(incarnation)
    .values({ replica: id, number, code, createdAt: now })
    .onConflictDoNothing()
    .run();
  if (added.changes > 0)
    db.orm
      .update(replica)
      .set({ incarnation: number })
      .where(and(eq(replica.id, id), lte(replica.incarnation, number)))
      .run();
}

/** The smallest code that was never given out, not even to a life whose transaction was undone. */
export function addIncarnation(db: Database, id: string, number: number, now: number): string {
  const given = new Set(db.enrolments.lines.map((line) => (line.what === "life" ? line.code : "")));
  const code = smallestCode(given);
  db.enrolments.append({ what: "life", replica: id, number, code, at: now });
  insertLife(db, id, number, code, now);
  return code;
}

export const allLives = (db: Database) => db.orm.select().from(incarnation).all();

/** The newest incarnation of a replica and its code. */
export function newestIncarnation(db: Database, id: string): { number: number; code: string } | null {
  const row = db.orm
    .select({ number: incarnation.number, code: incarnation.code })
    .from(incarnation)
    .where(eq(incarnation.replica, id))
    .orderBy(desc(incarnation.number))
    .get();
  return row ?? null;
}

/** What every exchange reports (rule P10) and the scopes its author could reach (rule S2). */
export type ReplicaReport = Pick<
  Replica,
  | "lastCounter"
  | "lastContactAt"
  | "unsent"
  | "oldestUnsentAt"
  | "clockOffset"
  | "build"
  | "lastScopes"
  | "holes"
  | "repairs"
> &
  Partial<Pick<Replica, "heardEpoch">>;

/** It lives in this browser now. */
export function moveReplica(db: Database, id: string, deviceId: string): void {
  db.orm.update(replica).set({ deviceId }).where(eq(replica.id, id)).run();
}

/** A counter is used once, whatever was asked with it. */
export function countRequest(db: Database, id: string, lastCounter: number): void {
  db.orm.update(replica).set({ lastCounter }).where(eq(replica.id, id)).run();
}

/** @param heardEpoch the epoch under which it was heard */
export function hearReplica(db: Database, id: string, heardEpoch: string): void {
  db.orm.update(replica).set({ heardEpoch }).where(eq(replica.id, id)).run();
}

export function reportReplica(db: Database, id: string, report: ReplicaReport): void {
  db.orm.update(replica).set(report).where(eq(replica.id, id)).run();
}

/** Whether somebody was told of the epoch that this database has now. */
export const isEpochHeard = (db: Database): boolean =>
  db.orm.select({ id: replica.id }).from(replica).where(eq(replica.heardEpoch, db.epoch)).limit(1).get() !==
  undefined;
