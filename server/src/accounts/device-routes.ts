import type { DeviceEnd } from "@konta/shared/sync/device-order";
import { type Context, Hono } from "hono";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { deviceEndSchema } from "../review/queries";
import { declareDevice } from "./end-device";
import { requireSession, type SignedInEnv } from "./require-session";
import { hashOf } from "./session";
import { tokenOf } from "./session-cookie";

/** `POST /api/devices/:id/end` and `/found`: a tablet is lost, stolen or retired, and found again. */
export function deviceRoutes(parts: AppParts) {
  const { db, https, now } = parts;
  const signedIn = requireSession(parts);

  function declared(c: Context<SignedInEnv>, end: DeviceEnd | null): Response {
    const token = tokenOf(c, https);
    const session = token === undefined ? null : hashOf(token);
    const at = now();
    const answer = declareDevice(db, c.get("me"), { replica: c.req.param("id") ?? "", end, session, at });
    return answer.ok ? c.json({ replicas: answer.value }) : problem(c, answer.error);
  }

  return new Hono<SignedInEnv>()
    .post("/:id/end", signedIn, async (c) => {
      const body = await readJson(c, deviceEndSchema);
      return body.ok ? declared(c, body.value.end) : problem(c, "invalid", body.error.field);
    })
    .post("/:id/found", signedIn, (c) => declared(c, null));
}
