import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppParts } from "../app-parts";

/** The longest that browsers keep a cookie, seconds. */
const LASTS_S = 400 * 86_400;
const nameOf = (https: boolean): string => (https ? "__Host-konta-device" : "konta-device");

type Parts = Pick<AppParts, "db" | "https">;

const signed = ({ db }: Parts, since: string): Buffer =>
  createHmac("sha256", db.box.derive("konta device cookie 1")).update(since).digest();

/**
 * Says for a long time that people have worked in this browser: if everything else in it is gone one day, it is said
 * aloud (rule O6). It names nobody and opens nothing.
 */
export function markDevice(c: Context, parts: Parts, now: number): void {
  const since = sinceOf(c, parts) ?? now;
  const value = `${since}.${signed(parts, String(since)).toString("base64url")}`;
  setCookie(c, nameOf(parts.https), value, {
    httpOnly: true,
    secure: parts.https,
    sameSite: "Strict",
    path: "/",
    maxAge: LASTS_S,
  });
}

/** Since when people have worked in this browser, milliseconds UTC; null when it is new here. */
export function sinceOf(c: Context, parts: Parts): number | null {
  const [since = "", mac = ""] = (getCookie(c, nameOf(parts.https)) ?? "").split(".");
  const given = Buffer.from(mac, "base64url");
  const right = signed(parts, since);
  return given.length === right.length && timingSafeEqual(given, right) ? Number(since) : null;
}
