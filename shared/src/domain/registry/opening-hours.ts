import * as z from "zod/mini";

const clock = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** Days as `1-5` (1 = Monday … 7 = Sunday), times as `07:30` on the clock of Athens. */
export const openingHoursSchema = z.strictObject({
  days: z.string().check(z.regex(/^[1-7](?:-[1-7])?$/)),
  from: clock,
  to: clock,
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;
