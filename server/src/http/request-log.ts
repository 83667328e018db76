import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { Logger } from "pino";

/** One line per request: how, which route, what came of it. Never a path, a query, a body or an id: those are personal. */
export const requestLog =
  (log: Logger, now: () => number): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = now();
    await next();
    const routes = matchedRoutes(c).map(({ path }) => path);
    const route = routes.findLast((path) => !path.endsWith("*")) ?? routes.at(-1) ?? "*";
    log.info({ method: c.req.method, route, status: c.res.status, ms: now() - startedAt }, "request");
  };
