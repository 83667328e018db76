import { createRequire } from "node:module";
import type SqliteTwelve from "better-sqlite3";

export type Sqlite = SqliteTwelve.Database;

const load = createRequire(import.meta.url);

/** 13, on Node's stable interface, does not run on Node 20; 12 dies in a collection of garbage from Node 24.19 on. */
export const driverFor = (nodeVersion: string): "better-sqlite3" | "better-sqlite3-node-api" =>
  Number.parseInt(nodeVersion, 10) >= 22 ? "better-sqlite3-node-api" : "better-sqlite3";

/** The one way to SQLite, in the release that this Node can run. */
export const SqliteDatabase = load(driverFor(process.versions.node)) as typeof SqliteTwelve;
