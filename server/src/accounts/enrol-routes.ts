import { enrolRequestSchema } from "@konta/shared/sync/enrolment";
import { Hono } from "hono";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { isDeviceEnded } from "../db/replica-ends";
import { deviceHere, markDevice } from "./device-cookie";
import { enrol } from "./enrol";
import { requireSession } from "./require-session";

export function enrolRoutes(parts: AppParts) {
  return new Hono().post("/enrol", requireSession(parts), async (c) => {
    const body = await readJson(c, enrolRequestSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const now = parts.now();
    const device = deviceHere(c, parts, now);
    if (isDeviceEnded(parts.db, device.id)) return problem(c, "device-ended");
    const where = { now, demo: parts.demo, deviceId: device.id };
    const answer = enrol(parts.db, c.get("me"), body.value, where);
    if (answer.ok) {
      markDevice(c, parts, device);
      return c.json(answer.value);
    }
    if (answer.error.code === "too-many-devices") c.header("Retry-After", String(answer.error.waitS));
    return problem(c, answer.error.code);
  });
}
