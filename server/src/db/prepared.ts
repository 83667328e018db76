import type { Database } from "./open-database";

const kept = new WeakMap<Database, Map<unknown, unknown>>();

/** Prepares a statement once per database: the hot path of the exchange asks thousands of times. */
export function prepared<Statement>(make: (db: Database) => Statement): (db: Database) => Statement {
  return (db) => {
    let statements = kept.get(db);
    if (!statements) kept.set(db, (statements = new Map()));
    let statement = statements.get(make);
    if (!statement) statements.set(make, (statement = make(db)));
    return statement as Statement;
  };
}
