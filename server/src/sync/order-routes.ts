import { ordersRequestSchema } from "@konta/shared/sync/device-order";
import { Hono } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { secondsToWait } from "../accounts/seconds-to-wait";
import type { AppParts } from "../app-parts";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { ordersFor } from "./device-orders";

/** All tablets of a municipality rest behind the address of its office, and each asks when it wakes. */
const PER_MINUTE = 1_200;

/** `POST /orders`: what a device that nobody has unlocked does about having been given up. */
export function orderRoutes({ db, https, now }: AppParts): Hono {
  const limits = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return new Hono().post("/orders", async (c) => {
    c.header("Cache-Control", "no-store");
    const waitS = await secondsToWait(limits, addressOf(c, https));
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    const body = await readJson(c, ordersRequestSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const answer = ordersFor(db, body.value, now());
    // Whatever else the browser keeps of us goes too, once nobody lives there any more.
    if (body.value.replicas.length === 0 && body.value.obeyed?.length)
      c.header("Clear-Site-Data", '"cache", "cookies", "storage"');
    return c.json(answer);
  });
}
