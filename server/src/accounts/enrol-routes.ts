import { enrolRequestSchema } from "@konta/shared/sync/enrolment";
import { Hono } from "hono";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { markDevice } from "./device-cookie";
import { enrol } from "./enrol";
import { requireSession } from "./require-session";

export function enrolRoutes(parts: AppParts) {
  return new Hono().post("/enrol", requireSession(parts), async (c) => {
    const body = await readJson(c, enrolRequestSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const answer = enrol(parts.db, c.get("me"), body.value, parts.now(), parts.demo);
    if (answer.ok) {
      markDevice(c, parts, parts.now());
      return c.json(answer.value);
    }
    if (answer.error.code === "too-many-devices") c.header("Retry-After", String(answer.error.waitS));
    return problem(c, answer.error.code);
  });
}
