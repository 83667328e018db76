import { SYNC_TYPE } from "@konta/shared/sync/request-mac";
import type { MiddlewareHandler } from "hono";
import { problem } from "./problem";

const ACCEPTED = new Set(["application/json", SYNC_TYPE]);

/** A form of another site can send text and forms without asking first, so those types are not even read. */
export const knownContentType: MiddlewareHandler = async (c, next) => {
  if (["GET", "HEAD", "DELETE"].includes(c.req.method)) return next();
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  return ACCEPTED.has(type) ? next() : problem(c, "content-type");
};
