import { count, desc, eq } from "drizzle-orm";
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

/** What an enrolment says of a new replica. */
export interface NewReplica {
  id: string;
  staffId: string;
  kind: "field" | "office";
  device: string;
  keys: ReplicaKeys;
  now: number;
}

/** Binds a new replica; @returns its first incarnation's code */
export function addReplica(db: Database, { id, staffId, kind, device, keys, now }: NewReplica): string {
  db.orm
    .insert(replica)
    .values({
      id,
      staffId,
      kind,
      device,
      keys: db.box.seal(Buffer.from(JSON.stringify(keys)), place(id)),
      createdAt: now,
      incarnation: 1,
      lastCounter: 0,
      unsent: 0,
      lastScopes: "[]",
      holes: 0,
    })
    .run();
  return addIncarnation(db, id, 1, now);
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Codes count A0, A1 … ZZ, then 00 … 9Z: 1,296 incarnations until a municipality needs longer numbers. */
function codeOf(made: number): string {
  const at = (made + 360) % 1296;
  return DIGITS.charAt(Math.floor(at / 36)) + DIGITS.charAt(at % 36);
}

export function addIncarnation(db: Database, id: string, number: number, now: number): string {
  const code = codeOf(db.orm.select({ made: count() }).from(incarnation).get()?.made ?? 0);
  db.orm.insert(incarnation).values({ replica: id, number, code, createdAt: now }).run();
  db.orm.update(replica).set({ incarnation: number }).where(eq(replica.id, id)).run();
  return code;
}

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
> &
  Partial<Pick<Replica, "heardEpoch">>;

export function reportReplica(db: Database, id: string, report: ReplicaReport): void {
  db.orm.update(replica).set(report).where(eq(replica.id, id)).run();
}
