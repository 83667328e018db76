import { Hono } from "hono";
import type { AppParts } from "../app-parts";
import { requireSession, type SignedInEnv } from "../accounts/require-session";

/** What the office reads; writing goes through the exchange alone (rule M9). */
export function reviewRoutes(parts: AppParts) {
  const routes = new Hono<SignedInEnv>();
  routes.use("/review", requireSession(parts));
  return routes;
}
