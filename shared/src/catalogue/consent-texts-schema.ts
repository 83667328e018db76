import * as z from "zod/mini";
import { line } from "../base/text";
import { idOf, listOf, remark, sourceId } from "./catalogue-shapes";

export const CONSENT_KINDS = [
  "notice",
  "optional",
  "optional_per_referral",
  "capacity",
  "external_form",
  "safety",
] as const;

export const consentTextsSchema = z.strictObject({
  _meta: z.strictObject({ origin: remark, principle_el: remark, law: listOf(line(120), 10) }),
  items: listOf(
    z.strictObject({
      id: idOf("con"),
      kind: z.enum(CONSENT_KINDS),
      required: z.optional(z.literal(true)),
      special: z.optional(z.literal(true)),
      legal_basis: z.optional(line(120)),
      el: remark,
      en: z.optional(remark),
      forms: z.optional(listOf(line(40), 10)),
      /** A question mark means: a local choice, no translation yet. */
      languages: z.optional(listOf(z.string().check(z.regex(/^[a-z]{2}\??$/)), 20)),
      answers: z.optional(listOf(z.enum(["yes", "no", "refused"]), 3)),
      fields: z.optional(listOf(line(40), 10)),
      withdrawable: z.optional(z.literal(true)),
      source: z.optional(sourceId),
      note: z.optional(remark),
    }),
    50,
  ),
  event_model: listOf(line(80), 20),
});
export type ConsentTextsCatalogue = z.infer<typeof consentTextsSchema>;
