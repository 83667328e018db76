import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { extname, join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { pino } from "pino";
import type { Database } from "../../server/src/db/open-database";
import { syncRoutes } from "../../server/src/sync/sync-routes";
import { enrolNurse } from "./bench-municipality";
import { BENCH_NOW } from "./bench-records";

export interface BenchServer {
  origin: string;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * The shipped exchange over HTTP on this machine.
 * @param page folder of a built page that is served from the same origin; null for none
 */
export async function serveBench(db: Database, page: string | null = null): Promise<BenchServer> {
  const app = new Hono();
  app.route("/api/sync/v1", syncRoutes({ db, log: pino({ level: "silent" }), now: () => BENCH_NOW }));
  app.post("/bench/enrol", (c) => c.json(enrolNurse(db)));
  app.get("/*", (c) => {
    const path = c.req.path === "/" ? "/index.html" : c.req.path;
    if (page === null || path.includes("..")) return c.notFound();
    try {
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      return c.body(readFileSync(join(page, path)), 200, { "content-type": type });
    } catch {
      return c.notFound();
    }
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
