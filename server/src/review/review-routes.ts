import { isRecordId } from "@konta/shared/base/id";
import { Hono } from "hono";
import type * as z from "zod";
import { deviceOf } from "../accounts/device-cookie";
import { readLimits } from "../accounts/read-limits";
import { requireSession, type SignedInEnv } from "../accounts/require-session";
import type { AppParts } from "../app-parts";
import { writeAudit } from "../db/audit";
import { problem } from "../http/problem";
import { listAudit } from "./list-audit";
import { listConflicts } from "./list-conflicts";
import { listDevices } from "./list-devices";
import { countDuplicates, listDuplicates } from "./list-duplicates";
import { listQuarantine } from "./list-quarantine";
import { listReview } from "./list-review";
import { conflictsQuerySchema, duplicatesQuerySchema, pageQuerySchema, reviewQuerySchema } from "./queries";
import { readPerson } from "./read-person";
import { readerOf } from "./reader";
import { reviewSummary } from "./review-summary";

const fieldOf = (error: z.ZodError): string | undefined => error.issues[0]?.path.join(".");

/** What the office reads; writing goes through the exchange alone (rule M9). */
export function reviewRoutes(parts: AppParts) {
  const { db, now } = parts;
  const signedIn = requireSession(parts, readLimits());
  const routes = new Hono<SignedInEnv>();

  routes.get("/review", signedIn, (c) => {
    const query = reviewQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, "invalid", fieldOf(query.error));
    return c.json(listReview(db, readerOf(db, c.get("me"), now()), query.data));
  });
  routes.get("/review/summary", signedIn, async (c) => {
    const at = now();
    const reader = readerOf(db, c.get("me"), at);
    return c.json({ ...reviewSummary(db, reader, at), duplicates: await countDuplicates(db, reader) });
  });
  routes.get("/people/:id", signedIn, (c) => {
    const id = c.req.param("id");
    const at = now();
    const file = isRecordId(id) ? readPerson(db, readerOf(db, c.get("me"), at), id) : null;
    if (!file) return problem(c, "not-found");
    writeAudit(db, { at, staffId: c.get("me").staffId, what: "person-read", subject: id });
    return c.json(file);
  });
  routes.get("/conflicts", signedIn, (c) => {
    const query = conflictsQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, "invalid", fieldOf(query.error));
    return c.json(listConflicts(db, readerOf(db, c.get("me"), now()), query.data));
  });
  routes.get("/duplicates", signedIn, async (c) => {
    const query = duplicatesQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, "invalid", fieldOf(query.error));
    return c.json(await listDuplicates(db, readerOf(db, c.get("me"), now()), query.data));
  });
  routes.get("/quarantine", signedIn, (c) => {
    const query = pageQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, "invalid", fieldOf(query.error));
    return c.json(listQuarantine(db, readerOf(db, c.get("me"), now()), query.data.page));
  });
  routes.get("/audit", signedIn, (c) => {
    const query = pageQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, "invalid", fieldOf(query.error));
    const list = listAudit(db, readerOf(db, c.get("me"), now()), query.data.page);
    return list ? c.json(list) : problem(c, "not-found");
  });
  routes.get("/devices", signedIn, (c) => {
    const at = now();
    return c.json(listDevices(db, readerOf(db, c.get("me"), at), at, deviceOf(c, parts)?.id ?? null));
  });
  return routes;
}
