import * as z from "zod/mini";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";
import { LIMITS } from "./limits";

/** The first line of every exchange: who asks, where it stands and what it still holds (rules P1, P9, P10). */
export const helloSchema = z.object({
  protocol: z.int(),
  schema: z.int(),
  replica: line(30),
  incarnation: z.int().check(z.minimum(1)),
  /** Counts the requests of this replica; the answer echoes it. */
  counter: z.int().check(z.minimum(1)),
  /** The epoch its cursors belong to; absent before the first answer. */
  epoch: z.optional(line(30)),
  /** One hash for all scopes and cursors (see `stateHash`). */
  hash: line(16),
  /** Scope → cursor; sent when there is something to push or the server asked for them. */
  cursors: z.optional(z.record(line(80), z.int().check(z.minimum(0)))),
  /** The greatest number of an op that the server of this epoch said it has; absent when it said so of none. */
  custody: z.optional(z.int().check(z.minimum(1))),
  /** The hash of that op's text: after a fork two lives have given the same number. Absent where it is kept no more. */
  custodyHash: z.optional(line(16)),
  /** Scopes that were taken away and still lie on the device, until what was recorded in them is handed over (rule S2). */
  leaving: z.optional(z.array(line(80)).check(z.maxLength(LIMITS.cursors))),
  /** One hash for the sums of all scopes (see `sumsHash`); absent while the device has not read all it keeps. */
  sums: z.optional(line(16)),
  /** How often this replica found rows broken or missing and fetched them again; absent when never. */
  repairs: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  unsent: z.int().check(z.minimum(0), z.maximum(10_000_000)),
  oldestUnsentAt: z.optional(instantSchema),
  clock: instantSchema,
  build: line(60),
  /** How many op lines follow. */
  ops: z.int().check(z.minimum(0), z.maximum(LIMITS.opsPerPush)),
});
export type Hello = z.infer<typeof helloSchema>;
