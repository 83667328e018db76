import { HEADERS } from "@konta/shared/sync/request-mac";
import type { MiddlewareHandler } from "hono";
import { problem } from "./problem";

const LOCAL = new Set(["localhost", "127.0.0.1"]);

function isOwnOrigin(
  origin: string,
  publicOrigin: string | null,
  host: string | undefined,
  site: string | undefined,
) {
  if (publicOrigin !== null) return origin === publicOrigin;
  if (!URL.canParse(origin)) return false;
  // Without a public address only this machine is served, so that a name that is re-pointed at it gains nothing. The
  // browser's own word counts more than Host, which a proxy on this machine (live reload) replaces.
  const url = new URL(origin);
  return LOCAL.has(url.hostname) && (url.host === host || site === "same-origin");
}

/**
 * Refuses what another site makes a browser send. A request that says nothing about where it comes from is refused
 * too, unless it carries the exchange's own proof, which no other site can make (rule P1).
 */
export const sameOrigin =
  (publicOrigin: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (["GET", "HEAD"].includes(c.req.method)) return next();
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    if (site !== undefined && site !== "same-origin") return problem(c, "foreign-origin");
    if (origin !== undefined && !isOwnOrigin(origin, publicOrigin, c.req.header("host"), site)) {
      return problem(c, "foreign-origin");
    }
    if (site === undefined && origin === undefined && c.req.header(HEADERS.mac) === undefined) {
      return problem(c, "foreign-origin");
    }
    return next();
  };
