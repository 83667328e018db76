import * as z from "zod/mini";
import { line } from "../base/text";
import { REFERRAL_STATES } from "../domain/referral/referral-state";
import { listOf, names, remark, seedRefs } from "./catalogue-shapes";

const state = z.enum(REFERRAL_STATES);

/** Who may take a step, in the catalogue's words (hints; the permission table binds). */
const ACTORS = [
  "any with access",
  "author",
  'author if agency.sensitivity=="personal"',
  "field_social",
  "head",
  "lawyer",
  "mediator",
  "nurse",
  "office",
] as const;

export const referralStatesSchema = z.strictObject({
  _meta: z.strictObject({ origin: remark, seed_refs: seedRefs }),
  initial: state,
  terminal: listOf(state, REFERRAL_STATES.length),
  states: listOf(z.strictObject({ id: state, ...names, meaning: line(160) }), REFERRAL_STATES.length),
  transitions: listOf(
    z.strictObject({
      from: state,
      to: state,
      by: listOf(z.enum(ACTORS), ACTORS.length),
      requires: z.array(line(100)).check(z.maxLength(10)),
    }),
    100,
  ),
  rules: listOf(remark, 20),
  minimum_data: z.strictObject({
    personal: listOf(line(80), 10),
    special: listOf(line(80), 10),
    restricted: listOf(line(80), 10),
  }),
});
export type ReferralStatesCatalogue = z.infer<typeof referralStatesSchema>;
