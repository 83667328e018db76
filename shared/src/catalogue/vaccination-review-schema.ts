import * as z from "zod/mini";
import { line } from "../base/text";
import { dictionaryOf, listOf, remark, sourceId } from "./catalogue-shapes";

/** Number of doses, or the number with the footnote stars of the source (the footnotes were not seen). */
const doses = z.union([
  z.int().check(z.minimum(1), z.maximum(9)),
  z.string().check(z.regex(/^[1-9]\*{1,3}$/)),
]);
const remarkWithSource = z.strictObject({ el: remark, source: sourceId });

export const vaccinationReviewSchema = z.strictObject({
  _meta: z.strictObject({ warning: remark }),
  child_age_steps: z.strictObject({ values: listOf(line(40), 20), source: sourceId }),
  school_entry_doses_2010: z.strictObject({
    values: dictionaryOf(/^\P{Cc}{2,60}$/u, doses, 20),
    source: sourceId,
    note: remark,
  }),
  high_risk_note: remarkWithSource,
  changes_2025_26: remarkWithSource,
  adult_programme: z.strictObject({
    values: listOf(z.strictObject({ vaccine_el: line(60), who_el: line(160), source: sourceId }), 30),
  }),
  card_record_fields: listOf(line(60), 20),
});
export type VaccinationReviewCatalogue = z.infer<typeof vaccinationReviewSchema>;
