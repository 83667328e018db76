import * as z from "zod/mini";
import { line } from "../base/text";
import { endHeadSchema } from "./answer";
import { BucketSums } from "./scope-sums";

/** The body of `POST /api/sync/v1/verify`: one scope, caught up, whose sums differ from the server's (rule S4). */
export const verifyRequestSchema = z.object({
  protocol: z.int(),
  schema: z.int(),
  replica: line(30),
  /** Counts the requests of this replica, those of the exchange among them. */
  counter: z.int().check(z.minimum(1)),
  epoch: line(30),
  scope: line(80),
  cursor: z.int().check(z.minimum(0)),
  /** `BucketSums` of the scope as the device has it. */
  buckets: line(BucketSums.LENGTH),
});
export type VerifyRequest = z.infer<typeof verifyRequestSchema>;

/**
 * The first part of the answer. "moved": the scope, its head or the epoch is not what was asked about any more; the next
 * exchange tells.
 */
export const verifiedHeadSchema = z.object({
  kind: z.literal("verified"),
  counter: z.int(),
  state: z.enum(["equal", "differs", "moved"]),
});
export type VerifiedHead = z.infer<typeof verifiedHeadSchema>;

/** A part with all rows of some buckets as they stand at the cursor asked about; the body is the gzipped frame. */
export const repairHeadSchema = z.object({
  kind: z.literal("repair"),
  scope: line(80),
  rows: z.int().check(z.minimum(0)),
  buckets: z.array(z.int().check(z.minimum(0), z.maximum(255))).check(z.maxLength(256)),
});
export type RepairHead = z.infer<typeof repairHeadSchema>;

export const verifyPartSchema = z.union([verifiedHeadSchema, repairHeadSchema, endHeadSchema]);
