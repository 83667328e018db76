import { DEVICE_ENDS } from "@konta/shared/sync/device-order";
import { sql, type SQLWrapper } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The database's identity and its one order: every accepted change takes the next seq. */
export const meta = sqliteTable("meta", {
  id: integer().primaryKey(),
  epoch: text().notNull(),
  seq: integer().notNull(),
  /** Sealed under the keys folder: a database tells at once whether the key beside it is its own. */
  keyCheck: blob({ mode: "buffer" }),
});

export const account = sqliteTable("account", {
  staffId: text().primaryKey(),
  username: text().notNull().unique(),
  passwordHash: text().notNull(),
  /** The badge's 128 bits, sealed under the keys folder. */
  badge: blob({ mode: "buffer" }).notNull(),
  active: integer({ mode: "boolean" }).notNull(),
  createdAt: integer().notNull(),
});

/** What somebody proves at sign-in beside the password: a code of an app (RFC 6238), or one kept on paper. */
export const secondFactor = sqliteTable("second_factor", {
  staffId: text().primaryKey(),
  /** The app's secret, sealed under the keys folder. */
  secret: blob({ mode: "buffer" }).notNull(),
  createdAt: integer().notNull(),
  /** Null until a first code has proved that the app has it: before that it is asked of nobody. */
  confirmedAt: integer(),
  /** The newest step whose code was taken: a code is used once. */
  lastStep: integer().notNull(),
  /** Keyed hashes of the recovery codes that are left, as JSON. */
  recovery: text().notNull(),
});

export const session = sqliteTable(
  "session",
  {
    /** SHA-256 of the token: the cookie itself is nowhere. */
    hash: text().primaryKey(),
    staffId: text().notNull(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    endsAt: integer().notNull(),
    /** What its browser called itself ("Chrome, Linux"); null where it said nothing. */
    device: text(),
  },
  (table) => [index("session_staff").on(table.staffId)],
);

/** One person's database on one device. */
export const replica = sqliteTable("replica", {
  id: text().primaryKey(),
  staffId: text().notNull(),
  kind: text({ enum: ["field", "office"] }).notNull(),
  /** A label people recognise it by. */
  device: text().notNull(),
  /** The browser it lives in, which it shares with colleagues' replicas; empty where that is not known. */
  deviceId: text().notNull().default(""),
  /** Exchange key and compartment keys as JSON, sealed under the keys folder. */
  keys: blob({ mode: "buffer" }).notNull(),
  createdAt: integer().notNull(),
  revokedAt: integer(),
  /** Why nobody works with it any more; null while somebody does. */
  end: text({ enum: DEVICE_ENDS }),
  /** When the device said that everything of it is gone there. */
  wipedAt: integer(),
  incarnation: integer().notNull(),
  lastCounter: integer().notNull(),
  lastContactAt: integer(),
  unsent: integer().notNull(),
  oldestUnsentAt: integer(),
  clockOffset: integer(),
  build: text(),
  /** The scopes it could reach at its last exchange, as JSON: offline work is judged by them (rule S2). */
  lastScopes: text().notNull(),
  holes: integer().notNull(),
  /** How often it found rows broken or missing and fetched them again (rules D6, S4). */
  repairs: integer().notNull().default(0),
  /** The epoch under which it last had nothing more to offer; empty while its word has begun another one (rule S5). */
  heardEpoch: text(),
});

/** Which scopes a replica was given, when they were taken away, and when it confirmed that they are removed (rule S2). */
export const copy = sqliteTable(
  "copy",
  {
    replica: text().notNull(),
    scope: text().notNull(),
    givenAt: integer().notNull(),
    withdrawnAt: integer(),
    removedAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.replica, table.scope] })],
);

/** Every life of a replica, with its code for local reference numbers. */
export const incarnation = sqliteTable(
  "incarnation",
  {
    replica: text().notNull(),
    number: integer().notNull(),
    code: text().notNull().unique(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.replica, table.number] })],
);

/** Every op ever taken into custody, with its text as it came. */
export const op = sqliteTable(
  "op",
  {
    replica: text().notNull(),
    incarnation: integer().notNull(),
    n: integer().notNull(),
    hash: text().notNull(),
    status: text({ enum: ["applied", "conflict", "quarantined", "held"] }).notNull(),
    /** Null while quarantined or held. */
    seq: integer(),
    author: text().notNull(),
    collection: text().notNull(),
    recordId: text().notNull(),
    /** The op's text; sealed like its record. */
    body: blob({ mode: "buffer" }).notNull(),
    receivedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.replica, table.incarnation, table.n] }),
    uniqueIndex("op_seq").on(table.seq),
    index("op_record").on(table.collection, table.recordId, table.seq),
    index("op_hash").on(table.replica, table.hash),
    index("op_number").on(table.replica, table.n),
  ],
);

/**
 * An outing's day, which is not sealed; the index and its question must say it in the same words. Not as `json_extract`:
 * drizzle-kit takes the comma between its arguments for the end of a column.
 */
export const dayOfOuting = (data: SQLWrapper) => sql`cast(${data} as text) ->> '$.day'`;

export const record = sqliteTable(
  "record",
  {
    collection: text().notNull(),
    id: text().notNull(),
    /** The fields as JSON; sealed for health, psych, legal and protected. */
    data: blob({ mode: "buffer" }).notNull(),
    /** Field → seqs of the ops that said its value, as JSON: no values. */
    versions: text().notNull(),
    seq: integer().notNull(),
    scope: text().notNull(),
    personId: text(),
    deleted: integer({ mode: "boolean" }).notNull(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    changedBy: text().notNull(),
    changedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.id] }),
    index("record_scope").on(table.scope, table.seq),
    index("record_person").on(table.personId),
    index("record_newest").on(table.collection, table.seq),
    // The collection stands in it once more: SQLite would otherwise take `record_newest` and read all outings.
    index("record_outing_day")
      .on(table.collection, dayOfOuting(table.data))
      .where(sql`${table.collection} = 'outing'`),
  ],
);

/** A record that left a scope, announced there (rule S3). */
export const gone = sqliteTable(
  "gone",
  {
    scope: text().notNull(),
    seq: integer().notNull(),
    collection: text().notNull(),
    id: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.seq] })],
);

/** The greatest seq of each scope and the sums over its records, kept with every change (rules P9, S4). */
export const scopeHead = sqliteTable("scope_head", {
  scope: text().primaryKey(),
  head: integer().notNull(),
  /** `ScopeSums` as text; null until the first start after they were brought in. */
  sums: text(),
});

/** The index of disagreements; what they are about lies in the record `conflict/<id>`. */
export const conflict = sqliteTable(
  "conflict",
  {
    id: text().primaryKey(),
    collection: text().notNull(),
    recordId: text().notNull(),
    field: text().notNull(),
    open: integer({ mode: "boolean" }).notNull(),
    openedAt: integer().notNull(),
    resolvedAt: integer(),
  },
  (table) => [
    index("conflict_record").on(table.collection, table.recordId, table.field),
    index("conflict_open").on(table.open, table.openedAt),
  ],
);

/** Ops that wait for a person: why, and what became of them. */
export const quarantine = sqliteTable(
  "quarantine",
  {
    id: text().primaryKey(),
    replica: text().notNull(),
    incarnation: integer().notNull(),
    n: integer().notNull(),
    author: text().notNull(),
    collection: text().notNull(),
    recordId: text().notNull(),
    reason: text().notNull(),
    state: text({ enum: ["waiting", "released", "rejected"] }).notNull(),
    receivedAt: integer().notNull(),
    /** Whom it is about, where the op says so; the person may move while it waits. */
    personId: text(),
    /** Where it would lie by what was known when it came; null when nobody could tell. */
    scope: text(),
    /** Who released or rejected it, when, and why in their words. */
    decidedBy: text(),
    decidedAt: integer(),
    why: text(),
  },
  (table) => [
    uniqueIndex("quarantine_op").on(table.replica, table.incarnation, table.n),
    index("quarantine_record").on(table.collection, table.recordId),
    index("quarantine_newest").on(table.state, table.receivedAt),
  ],
);

/** Epochs this database had before it was put back, and up to which seq it still holds what they said (rule M2). */
export const pastEpoch = sqliteTable("past_epoch", {
  epoch: text().primaryKey(),
  cut: integer().notNull(),
});

/** People whose records were erased for good, when and by whom; listed beside the database too (rule S5). */
export const erasure = sqliteTable("erasure", {
  id: text().primaryKey(),
  at: integer().notNull(),
  /** Staff id; empty for what was done by command on the server itself. */
  by: text().notNull(),
  /** The number of the request or the like: no names. */
  why: text().notNull(),
  /** The file was written anew since, so that nothing of it lies on in free pages. */
  isClean: integer({ mode: "boolean" }).notNull().default(false),
});

/** Every record that an erasure took along: what still comes about it is not kept. */
export const erased = sqliteTable(
  "erased",
  {
    collection: text().notNull(),
    recordId: text().notNull(),
    erasure: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.collection, table.recordId] })],
);

/** Who did and saw what: ids, never values. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    staffId: text().notNull(),
    what: text().notNull(),
    subject: text(),
    /** SHA-256 over the line before and this one. */
    chain: text().notNull(),
  },
  (table) => [index("audit_at").on(table.at)],
);
