import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * Where a request comes from, for limits only. Behind our own https proxy on this machine the last word of
 * X-Forwarded-For is the proxy's; anything before it is the caller's own claim.
 */
export function addressOf(c: Context, https: boolean): string {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
  const remote = incoming?.socket.remoteAddress ?? "unknown";
  if (!https || !LOOPBACK.has(remote)) return remote;
  return c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() || remote;
}
