import { handInSchema } from "@konta/shared/sync/copy";
import { Hono } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { deviceOf } from "../accounts/device-cookie";
import { sessionHolder } from "../accounts/require-session";
import { secondsToWait } from "../accounts/seconds-to-wait";
import type { AppParts } from "../app-parts";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { takeCopies } from "./take-copies";

/** A device hands in what it holds in a few requests. */
const PER_MINUTE = 120;

/**
 * `POST /copies`: second copies of unsent ops, from any browser that people have worked in or that somebody is signed in
 * to; `GET /device`: since when people have worked in this one (rule O6).
 */
export function copyRoutes(parts: AppParts): Hono {
  const { db, https, now, log } = parts;
  const limits = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  const onUnexpected = (reason: unknown): void =>
    log.error(
      { name: reason instanceof Error ? reason.name : typeof reason },
      "a copy broke the server's own code",
    );

  return new Hono()
    .get("/device", (c) => {
      c.header("Cache-Control", "no-store");
      return c.json({ since: deviceOf(c, parts)?.since ?? null });
    })
    .post("/copies", async (c) => {
      if (deviceOf(c, parts) === null && !sessionHolder(c, parts)) return problem(c, "signed-out");
      const waitS = await secondsToWait(limits, addressOf(c, https));
      if (waitS !== null) {
        c.header("Retry-After", String(waitS));
        return problem(c, "too-many");
      }
      const body = await readJson(c, handInSchema);
      if (!body.ok) return problem(c, "invalid", body.error.field);
      return c.json(await takeCopies({ db, now, onUnexpected }, body.value));
    });
}
