import type { Hono } from "hono";
import type { Logger } from "pino";
import type { Database } from "./db/open-database";

/** Everything the app is made of; tests hand in their own. */
export interface AppParts {
  db: Database;
  log: Logger;
  /** Milliseconds UTC. */
  now: () => number;
  /** The public origin, or null on a machine of one's own. */
  origin: string | null;
  /** Whether people reach it by https: then cookies are `__Host-` and Secure. */
  https: boolean;
  demo: boolean;
  /** Whether those who export or administer must have a second factor. */
  secondFactors: boolean;
  /** Folder of the built client. */
  clientFolder: string;
  version: string;
  build: string;
  /** The exchange and what belongs to it, mounted at /api/sync/v1. */
  sync: Hono;
}
