import { DEVICE_ENDS } from "@konta/shared/sync/device-order";
import * as z from "zod";

/** More pages than anybody turns; beyond them a filter helps. */
const LAST_PAGE = 10_000;

const day = z.iso.date();
const page = z.coerce.number().int().min(1).max(LAST_PAGE).default(1);
const id = z.string().max(60);

export const reviewQuerySchema = z.object({
  kind: z.enum(["people", "visits", "referrals"]).default("visits"),
  from: day.optional(),
  to: day.optional(),
  community: id.optional(),
  by: id.optional(),
  q: z.string().max(120).optional(),
  page,
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;

/** A desk works from the top, and what it decides makes room: more at once only costs time. */
export const DESK_PAGE = 200;

export const conflictsQuerySchema = z.object({ state: z.enum(["open", "resolved"]).default("open"), page });
export type ConflictsQuery = z.infer<typeof conflictsQuerySchema>;

export const duplicatesQuerySchema = z.object({
  state: z.enum(["open", "merged", "distinct"]).default("open"),
  page,
});
export type DuplicatesQuery = z.infer<typeof duplicatesQuerySchema>;

export const pageQuerySchema = z.object({ page });

/** What became of a device. */
export const deviceEndSchema = z.object({ end: z.enum(DEVICE_ENDS) });

/** Why a waiting op is let in or sent back, in the words of whoever decides. */
export const decisionSchema = z.object({ why: z.string().trim().min(1).max(500) });
