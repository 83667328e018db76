import type * as z from "zod/mini";
import type { Compartment } from "../access/compartment";

/**
 * How two values written without knowing of each other are shown until the desk decides (rule M4):
 * *low* the incoming one, *critical* the one that stood, both beside each other, *text* both, attributed.
 * *consent* the more restrictive of them.
 * *fixed* is written once, when the record is made; a second value is refused by the merge as a conflict.
 */
export type FieldClass = "low" | "critical" | "text" | "consent" | "fixed";

/** Whom a record is about: the person it names in `personId`, the record itself is the person, or nobody. */
export type About = "self" | "personId" | "nobody";

export interface Collection<Shape extends z.core.$ZodShape = z.core.$ZodShape> {
  readonly name: string;
  readonly compartment: Compartment;
  readonly about: About;
  /** Every field is optional on the wire: an op carries only what it changes. */
  readonly schema: z.ZodMiniObject<Shape>;
  readonly classes: { readonly [Field in keyof Shape]: FieldClass };
  /** Fields without which a new record makes no sense; a create without them is quarantined. */
  readonly required: readonly (keyof Shape & string)[];
}

/** Declares one collection; the compiler refuses a field without its merge class. */
export const collection = <Shape extends z.core.$ZodShape>(
  definition: Collection<Shape>,
): Collection<Shape> => definition;

export type Fields<C> = C extends Collection<infer Shape> ? Partial<z.infer<z.ZodMiniObject<Shape>>> : never;
