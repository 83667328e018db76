import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";
import { collection } from "../collection";

/** An allergy as told or seen on paper. */
export const allergy = collection({
  name: "allergy",
  compartment: "health",
  about: "personId",
  schema: z.object({ personId: recordIdSchema, substance: line(120), reaction: line(200) }),
  classes: { personId: "fixed", substance: "critical", reaction: "critical" },
  required: ["personId", "substance"],
});
