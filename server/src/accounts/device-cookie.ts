import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { recordIdFrom } from "@konta/shared/base/id";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppParts } from "../app-parts";

/** The longest that browsers keep a cookie, seconds. */
const LASTS_S = 400 * 86_400;
const nameOf = (https: boolean): string => (https ? "__Host-konta-device" : "konta-device");

type Parts = Pick<AppParts, "db" | "https">;

/** What a browser carries for a long time. */
export interface KnownDevice {
  /** Random; the replicas of one browser share it. */
  id: string;
  /** Since when people have worked in it, milliseconds UTC. */
  since: number;
}

const signed = ({ db }: Parts, words: string): Buffer =>
  createHmac("sha256", db.box.derive("konta device cookie 2")).update(words).digest();

/** The browser that asks, or a name for one in which nobody has worked yet. */
export const deviceHere = (c: Context, parts: Parts, now: number): KnownDevice =>
  deviceOf(c, parts) ?? { id: recordIdFrom(randomBytes(16)), since: now };

/**
 * Says for a long time that people have worked in this browser: if everything else in it is gone one day, it is said
 * aloud (rule O6); and which replicas live together, so that a tablet is lost or stolen as a whole. It names nobody and
 * opens nothing.
 */
export function markDevice(c: Context, parts: Parts, { id, since }: KnownDevice): void {
  const words = `${since}.${id}`;
  setCookie(c, nameOf(parts.https), `${words}.${signed(parts, words).toString("base64url")}`, {
    httpOnly: true,
    secure: parts.https,
    sameSite: "Strict",
    path: "/",
    maxAge: LASTS_S,
  });
}

/** The browser that asks; null when nobody has worked in it. */
export function deviceOf(c: Context, parts: Parts): KnownDevice | null {
  const [since = "", id = "", mac = ""] = (getCookie(c, nameOf(parts.https)) ?? "").split(".");
  const given = Buffer.from(mac, "base64url");
  const right = signed(parts, `${since}.${id}`);
  return given.length === right.length && timingSafeEqual(given, right) ? { id, since: Number(since) } : null;
}
