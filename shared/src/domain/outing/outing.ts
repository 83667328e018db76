import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { instantSchema, localDateSchema } from "../../base/local-date";
import { line } from "../../base/text";
import { collection } from "../collection";

/** A day of the mobile unit: where it goes and who is in it. It grants its communities to its team (rule S1); no names. */
export const outing = collection({
  name: "outing",
  compartment: "outing",
  about: "nobody",
  schema: z.object({
    day: localDateSchema,
    communities: z.array(recordIdSchema).check(z.maxLength(21)),
    team: z.array(recordIdSchema).check(z.maxLength(12)),
    vehicle: line(60),
    purpose: line(200),
    closedAt: instantSchema,
  }),
  classes: {
    day: "critical",
    communities: "critical",
    team: "critical",
    vehicle: "low",
    purpose: "low",
    closedAt: "low",
  },
  required: ["day", "communities", "team"],
});
