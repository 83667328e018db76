import { pino } from "pino";
import { expect, test } from "vitest";
import { aTestApp } from "./app-fixture";
import { aMunicipality } from "./sync/test-municipality";
import { syncRoutes } from "./sync/sync-routes";

/** What may be asked for with anything but GET: who is there, which devices are, and the exchange with what belongs to it. */
const WRITES = [
  "DELETE /api/session",
  "DELETE /api/session/factor",
  "DELETE /api/sessions",
  "DELETE /api/sessions/:id",
  "POST /api/devices/:id/end",
  "POST /api/devices/:id/found",

  "POST /api/review/quarantine/:id/reject",
  "POST /api/review/quarantine/:id/release",
  "POST /api/session",
  "POST /api/session/factor",
  "POST /api/session/factor/confirm",
  "POST /api/session/password",
  "POST /api/sync/v1/copies",
  "POST /api/sync/v1/enrol",
  "POST /api/sync/v1/exchange",
  "POST /api/sync/v1/orders",
  "POST /api/sync/v1/verify",
];

test("[M9] there is no second way to write: every other route only reads", () => {
  const db = aMunicipality();
  const sync = syncRoutes({ db, log: pino({ level: "silent" }), now: () => 0 });
  const { routes } = aTestApp({ db, sync });
  // "ALL" are the limits that stand before every route, and the answer to paths that are none.
  const writes = routes.filter(({ method }) => method !== "GET" && method !== "ALL");
  expect([...new Set(writes.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual(WRITES);
  const forAll = routes.filter(({ method }) => method === "ALL").map(({ path }) => path);
  expect(new Set(forAll)).toEqual(new Set(["/*", "/api/*"]));
});
