import * as z from "zod/mini";
import { localDateSchema } from "../../base/local-date";
import { line } from "../../base/text";

/** Euros, up to a hundred thousand: an amount or an income limit of one household. */
const euros = z.number().check(z.minimum(0), z.maximum(100_000));

/**
 * The numbers of a programme in one period. Every set names the source it was read in; a decision aid computes
 * with the set in force on the day and never says "entitled".
 */
export const programmeParametersSchema = z.strictObject({
  source: line(16),
  validFrom: z.optional(localDateSchema),
  validTo: z.optional(localDateSchema),
  /** The day the source spoke of, where it gives no period. */
  asOf: z.optional(localDateSchema),
  currency: z.optional(z.enum(["EUR"])),
  period: z.optional(z.enum(["month"])),
  base: z.optional(euros),
  adult: z.optional(euros),
  minor: z.optional(euros),
  member: z.optional(euros),
  singleParentFirstMinor: z.optional(euros),
  unprotectedChild: z.optional(euros),
  cap: z.optional(euros),
  amount: z.optional(euros),
  incomeCapTotal: z.optional(euros),
  incomeSingle: z.optional(euros),
  incomeCouple: z.optional(euros),
  maxRent: z.optional(euros),
  /** First, second, third child; the last number stands for every further one. */
  byChildOrder: z.optional(z.array(euros).check(z.minLength(1), z.maxLength(8))),
  instalments: z.optional(z.int().check(z.minimum(1), z.maximum(24))),
  durationMonths: z.optional(z.int().check(z.minimum(1), z.maximum(120))),
  /** Years. */
  minAge: z.optional(z.int().check(z.minimum(0), z.maximum(120))),
  categories: z.optional(z.array(line(80)).check(z.maxLength(20))),
  law: z.optional(line(120)),
  note: z.optional(line(200)),
});
export type ProgrammeParameters = z.infer<typeof programmeParametersSchema>;
