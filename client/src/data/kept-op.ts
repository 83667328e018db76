import type { Op } from "@konta/shared/sync/op";
import { parseOp } from "@konta/shared/sync/op";
import { hash64 } from "@konta/shared/base/hash64";
import * as z from "zod/mini";
import type { SendState } from "./replica-database";

/** What lies sealed in a row of the outbox and of the overlay. It only grows (rule O7). */
export const keptOpSchema = z.object({
  /** Made once, sent byte for byte for ever (rule O3). */
  text: z.string(),
  incarnation: z.int(),
  /** Never sent as somebody else's (rule O4). */
  author: z.string(),
  compartment: z.string(),
  group: z.string(),
  savedAt: z.number(),
  personId: z.string(),
  /** It makes the record; an edit of a record that is not here any more shows nothing. */
  isNew: z.boolean(),
  /** What the server answered, once it has. */
  status: z.optional(z.string()),
  seq: z.optional(z.int()),
  deliveredAt: z.optional(z.number()),
});
export type KeptOp = z.infer<typeof keptOpSchema>;

/** An op whose echo has not come: it lies over what the server says (rule D3). */
export interface PendingOp {
  n: number;
  state: SendState;
  /** The seq the server gave it; 0 while it has none. */
  seq: number;
  /** The scope its record lies in, as far as this device knows; 0 otherwise. */
  scope: number;
  kept: KeptOp;
  op: Op;
  hash: string;
}

/** Null for a text this version cannot read: such an op is still sent, it only does not show. */
export function pendingOp(
  n: number,
  state: SendState,
  seq: number,
  scope: number,
  kept: KeptOp,
): PendingOp | null {
  const parsed = parseOp(kept.text);
  return parsed.ok ? { n, state, seq, scope, kept, op: parsed.value, hash: hash64(kept.text) } : null;
}
