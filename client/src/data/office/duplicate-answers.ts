import { instantSchema } from "@konta/shared/base/local-date";
import { baseSchema } from "@konta/shared/sync/op";
import * as z from "zod/mini";

/** `open` nobody has decided · `merged` one file absorbed the other · `distinct` two people after all. */
export const DUPLICATE_STATES = ["open", "merged", "distinct"] as const;
export type DuplicateState = (typeof DUPLICATE_STATES)[number];

const sideSchema = z.object({
  id: z.string(),
  name: z.string(),
  latinName: z.string(),
  birth: z.optional(z.unknown()),
  sex: z.optional(z.string()),
  fatherName: z.optional(z.string()),
  motherName: z.optional(z.string()),
  community: z.optional(z.string()),
  settlement: z.optional(z.string()),
  localReference: z.optional(z.string()),
  description: z.optional(z.string()),
  phones: z.array(z.string()),
  numbers: z.array(z.object({ kind: z.string(), value: z.string() })),
  /** Names of the others who live with this person. */
  household: z.array(z.string()),
  visits: z.int(),
  referrals: z.int(),
  /** YYYY-MM-DD */
  lastVisitDay: z.optional(z.string()),
  /** Who registered this person, and when. */
  byName: z.string(),
  createdAt: instantSchema,
  /** What a change of this person's redirect starts from; null where there is none yet. */
  redirectBase: z.nullable(baseSchema),
});
export type DuplicateSide = z.infer<typeof sideSchema>;

const pairShape = {
  id: z.string(),
  /** Open: the file proposed to stay is the first. Merged: the one that stays, then the absorbed one. */
  people: z.tuple([sideSchema, sideSchema]),
  mayDecide: z.boolean(),
};
const openPairSchema = z.object({
  ...pairShape,
  /** `twins` or `same` */
  kind: z.string(),
  /** Strongest first; one that this version does not know is left out on the screen. */
  reasons: z.array(z.string()),
});
const decidedPairSchema = z.object({
  ...pairShape,
  byName: z.string(),
  at: instantSchema,
  why: z.optional(z.string()),
  base: baseSchema,
});

const pageShape = { total: z.int(), page: z.int(), pageSize: z.int() };
export const openPairsSchema = z.object({ ...pageShape, items: z.array(openPairSchema) });
export const decidedPairsSchema = z.object({ ...pageShape, items: z.array(decidedPairSchema) });

export type OpenPair = z.infer<typeof openPairSchema> & { state: "open" };
export type DecidedPair = z.infer<typeof decidedPairSchema> & { state: "merged" | "distinct" };
export type DuplicatePair = OpenPair | DecidedPair;

export interface DuplicatePage {
  items: DuplicatePair[];
  total: number;
  page: number;
  pageSize: number;
}
