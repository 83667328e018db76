import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";
import { collection } from "../collection";

export const phone = collection({
  name: "phone",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    number: line(40),
    verified: z.boolean(),
    /** Whose phone it is, when not the person's own ("της αδερφής"). */
    whose: line(80),
    safeToCall: z.boolean(),
  }),
  classes: { personId: "fixed", number: "low", verified: "low", whose: "low", safeToCall: "critical" },
  required: ["personId", "number"],
});
