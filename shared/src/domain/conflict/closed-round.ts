import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { instantSchema } from "../../base/local-date";
import { type Conflict, conflictSideSchema } from "./conflict";

/** Rounds a conflict carries with it; what lies further back stands in the ops. */
export const CLOSED_ROUNDS = 100;

/** Sides that somebody saw and decided about, in a disagreement that went on or began again (rule M7). */
export const closedRoundSchema = z.object({
  sides: z.array(conflictSideSchema),
  base: z.optional(z.unknown()),
  resolvedBy: z.optional(recordIdSchema),
  resolvedAt: instantSchema,
});
export type ClosedRound = z.infer<typeof closedRoundSchema>;

/** A conflict as it lies on the server and travels; a reader of version 1 passes over what it does not know (rule P6). */
export interface ConflictRecord extends Conflict {
  /** Oldest first. */
  earlier?: ClosedRound[];
}
