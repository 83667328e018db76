import * as z from "zod";

/** More pages than anybody turns; beyond them a filter helps. */
const LAST_PAGE = 10_000;

const day = z.iso.date();
const id = z.string().max(60);

export const reviewQuerySchema = z.object({
  kind: z.enum(["people", "visits", "referrals"]).default("visits"),
  from: day.optional(),
  to: day.optional(),
  community: id.optional(),
  by: id.optional(),
  q: z.string().max(120).optional(),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).default(1),
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;

export const conflictsQuerySchema = z.object({ state: z.enum(["open", "resolved"]).default("open") });
