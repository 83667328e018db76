import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { instantSchema } from "../../base/local-date";
import { line } from "../../base/text";

/** One of the values that were written without knowing of each other. */
export const conflictSideSchema = z.object({
  /** The seq its op was given: how a resolution names the sides its reviewer saw (rule M7). */
  seq: z.int(),
  value: z.unknown(),
  author: z.optional(recordIdSchema),
  replica: z.optional(line(30)),
  incarnation: z.optional(z.int()),
  n: z.optional(z.int()),
  /** The device's clock when it was written: evidence, never an order (rule M1). */
  writtenAt: z.optional(instantSchema),
  acceptedAt: instantSchema,
});
export type ConflictSide = z.infer<typeof conflictSideSchema>;

/**
 * A disagreement about one field of one record. It lies in the record's scope and travels like a record of the
 * collection `conflict`; the server alone writes it, and ordinary ops close it.
 */
export const conflictSchema = z.object({
  collection: line(40),
  recordId: recordIdSchema,
  personId: z.optional(recordIdSchema),
  field: line(40),
  /** What both authors had started from; absent when there was nothing. */
  base: z.optional(z.unknown()),
  sides: z.array(conflictSideSchema),
  open: z.boolean(),
  openedAt: instantSchema,
  resolvedBy: z.optional(recordIdSchema),
  resolvedAt: z.optional(instantSchema),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** The name under which a deletion and an edit disagree (rule M5): the field no schema has. */
export const DELETED_FIELD = "$deleted";
