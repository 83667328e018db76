import * as z from "zod/mini";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";

/**
 * What became of an op (rule P3). All but `fork` and `later` are custody: the server has it durably.
 * A status this version does not know means keep and retry.
 */
export const OP_STATUSES = ["applied", "conflict", "quarantined", "held", "fork", "later"] as const;
export type OpStatus = (typeof OP_STATUSES)[number];
export const isCustody = (status: string): boolean =>
  status === "applied" || status === "conflict" || status === "quarantined" || status === "held";

/** [incarnation, n, status, seq]; seq is 0 where the op has none (quarantined, held, fork, later). */
export const opResultSchema = z.tuple([z.int(), z.int(), line(20), z.int()]);
export type OpResult = z.infer<typeof opResultSchema>;

/** The head of the first part of every answer. */
export const answerHeadSchema = z.object({
  kind: z.literal("answer"),
  counter: z.int(),
  protocol: z.int(),
  epoch: line(30),
  /** The greatest seq of the server. */
  head: z.int(),
  time: instantSchema,
  results: z.array(opResultSchema),
  /** A fork was seen: the incarnation to take, and its code for local reference numbers (rule P2). */
  incarnation: z.optional(z.object({ number: z.int(), code: line(4) })),
  /** Holes in n below the highest op seen, reported and accepted (rule P2). */
  holes: z.optional(z.int()),
  /** "cursors": the hashes differ, ask again with them. "wait": nothing comes this time, and that is not all there is. */
  want: z.optional(line(20)),
  /** All granted scopes with their heads, when they differ from what the client said; absent when equal. */
  scopes: z.optional(z.record(line(80), z.int())),
  /** The cursors agree and the sums do not: the server's sums per scope (rule S4). */
  sums: z.optional(z.record(line(80), line(60))),
  /** The counter was not above the last one seen: the last one, so that a rolled-back replica can jump ahead. */
  lastCounter: z.optional(z.int()),
  /** Nobody works with this replica any more: what it hands over waits for review, and nothing comes back (rule S6). */
  ended: z.optional(z.boolean()),
  /** The device was given up: what it does about that (see `Wipe`); a word that this version does not know is none. */
  wipe: z.optional(line(20)),
  /** This client is below the supported floor: pushing works, pulling needs an upgrade (rule V2). */
  upgrade: z.optional(z.boolean()),
});
export type AnswerHead = z.infer<typeof answerHeadSchema>;

/** The head of a part that carries rows: one scope, seqs above the last cursor up to `hi`; the body is the gzipped frame. */
export const frameHeadSchema = z.object({
  kind: z.literal("frame"),
  scope: line(80),
  rows: z.int().check(z.minimum(0)),
  lo: z.int(),
  hi: z.int(),
});
export type FrameHead = z.infer<typeof frameHeadSchema>;

/** The last part: without it the answer was cut. */
export const endHeadSchema = z.object({
  kind: z.literal("end"),
  /** More rows wait: ask again at once. */
  more: z.boolean(),
});
export type EndHead = z.infer<typeof endHeadSchema>;

export type PartHead = AnswerHead | FrameHead | EndHead;
export const partHeadSchema = z.union([answerHeadSchema, frameHeadSchema, endHeadSchema]);
