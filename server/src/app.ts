import { LIMITS } from "@konta/shared/sync/limits";
import { PROTOCOL_VERSION, SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deviceRoutes } from "./accounts/device-routes";
import { enrolRoutes } from "./accounts/enrol-routes";
import { factorRoutes } from "./accounts/factor-routes";
import { ownAccountRoutes } from "./accounts/own-account-routes";
import { sessionRoutes } from "./accounts/session-routes";
import { signInLimits } from "./accounts/sign-in-limits";
import type { AppParts } from "./app-parts";
import { knownContentType } from "./http/content-type";
import { openapi } from "./http/openapi";
import { problem } from "./http/problem";
import { requestLog } from "./http/request-log";
import { sameOrigin } from "./http/same-origin";
import { securityHeaders } from "./http/security-headers";
import { indexHtmlOf, readClient, serveClient } from "./http/static-files";
import { decideRoutes } from "./review/decide-routes";
import { isStorageProblem } from "./sync/storage-problem";
import { copyRoutes } from "./sync/copy-routes";
import { orderRoutes } from "./sync/order-routes";
import { reviewRoutes } from "./review/review-routes";

/** Bytes of a JSON body: sign-in and enrolment are the only ones, and both are small. */
export const JSON_BODY_BYTES = 64_000;

/** Second copies carry people's work, and a device may have much of it to name; the others are small. */
const LARGE = new Set(["/api/sync/v1/copies", "/api/sync/v1/orders"]);
/** These look at who asks before they read anything, and read the body within limits of their own. */
const READS_BY_ITSELF = new Set(["/api/sync/v1/exchange", "/api/sync/v1/verify"]);

/** The whole server as one function from request to answer: limits and origin first, then who asks, then what. */
export function createApp(parts: AppParts): Hono {
  const client = readClient(parts.clientFolder);
  const app = new Hono();
  app.use(requestLog(parts.log, parts.now));
  app.use(securityHeaders(indexHtmlOf(client), parts.https));
  app.use(sameOrigin(parts.origin));
  app.use(knownContentType);
  const small = bodyLimit({ maxSize: JSON_BODY_BYTES, onError: (c) => problem(c, "too-large") });
  const large = bodyLimit({ maxSize: LIMITS.bodyBytes, onError: (c) => problem(c, "too-large") });
  app.use((c, next) => {
    if (READS_BY_ITSELF.has(c.req.path)) return next();
    return LARGE.has(c.req.path) ? large(c, next) : small(c, next);
  });

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/version", (c) =>
    c.json({
      version: parts.version,
      build: parts.build,
      protocol: PROTOCOL_VERSION,
      schema: SCHEMA_VERSION,
    }),
  );
  app.get("/api/openapi.json", (c) => c.json(openapi(parts.version)));
  const limits = signInLimits();
  app.route("/api/session", sessionRoutes(parts, limits));
  app.route("/api/session/factor", factorRoutes(parts, limits));
  app.route("/api", ownAccountRoutes(parts, limits));
  app.route("/api/sync/v1", enrolRoutes(parts));
  app.route("/api/sync/v1", parts.sync);
  app.route("/api/sync/v1", copyRoutes(parts));
  app.route("/api/sync/v1", orderRoutes(parts));
  app.route("/api/devices", deviceRoutes(parts));
  app.route("/api", reviewRoutes(parts));
  app.route("/api", decideRoutes(parts));
  app.all("/api/*", (c) => problem(c, "not-found"));
  app.use(serveClient(client));

  app.notFound((c) => problem(c, "not-found"));
  app.onError((error, c) => {
    // Whatever wrote on the way: the same request may succeed later, as at the exchange (rule P4).
    if (isStorageProblem(error)) {
      c.header("Retry-After", "30");
      return problem(c, "busy");
    }
    parts.log.error({ name: error.name, stack: parts.demo ? error.stack : undefined }, "unexpected failure");
    return problem(c, "internal");
  });
  return app;
}
