import { and, count, desc, eq, getTableColumns, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { among } from "./office-reads";
import type { Database } from "./open-database";
import { quarantine, record } from "./tables";

/** Which waiting ops somebody may hear of. */
export interface WaitingQuery {
  scopes: readonly string[];
  /** Compartment of each collection that is about a person. */
  compartments: Readonly<Record<string, string>>;
  /** Collections whose ops are theirs also when nobody can say where they lie. */
  unplaced: readonly string[];
  /** Every collection there is. */
  known: readonly string[];
  /** Whether ops on no collection at all are theirs. */
  unknownToo: boolean;
}

const person = alias(record, "person");

/** Where its record lies now, else where its person does, else where it would have lain when it came. */
const placeOf = ({ compartments }: WaitingQuery): SQL => {
  const compartment = sql`(select value from json_each(${JSON.stringify(compartments)}) where key = ${quarantine.collection})`;
  const besidePerson = sql`substr(${person.scope}, 1, instr(${person.scope}, '/')) || ${compartment}`;
  return sql`coalesce(${record.scope}, ${besidePerson}, ${quarantine.scope})`;
};

function asked(query: WaitingQuery) {
  const place = placeOf(query);
  const isUnknown = sql`not ${among(quarantine.collection, query.known)}`;
  const nowhere = or(among(quarantine.collection, query.unplaced), query.unknownToo ? isUnknown : undefined);
  return and(eq(quarantine.state, "waiting"), or(among(place, query.scopes), and(isNull(place), nowhere)));
}

const itsRecord = and(eq(record.collection, quarantine.collection), eq(record.id, quarantine.recordId));
const itsPerson = and(eq(person.collection, "beneficiary"), eq(person.id, quarantine.personId));

/** Ops that wait for a person, newest first. */
export const waitingOps = (db: Database, query: WaitingQuery, limit: number, offset: number) =>
  db.orm
    .select(getTableColumns(quarantine))
    .from(quarantine)
    .leftJoin(record, itsRecord)
    .leftJoin(person, itsPerson)
    .where(asked(query))
    .orderBy(desc(quarantine.receivedAt), quarantine.id)
    .limit(limit)
    .offset(offset)
    .all();

/** One of them; null for what does not wait, or is not theirs to hear of. */
export const waitingOp = (db: Database, query: WaitingQuery, id: string) =>
  db.orm
    .select(getTableColumns(quarantine))
    .from(quarantine)
    .leftJoin(record, itsRecord)
    .leftJoin(person, itsPerson)
    .where(and(asked(query), eq(quarantine.id, id)))
    .get() ?? null;

export const countWaiting = (db: Database, query: WaitingQuery): number =>
  db.orm
    .select({ total: count() })
    .from(quarantine)
    .leftJoin(record, itsRecord)
    .leftJoin(person, itsPerson)
    .where(asked(query))
    .get()?.total ?? 0;
