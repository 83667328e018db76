import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { text } from "../../base/text";
import { collection } from "../collection";

/** Where a person in danger really is and whom not to contact: named people only. */
export const safeAddress = collection({
  name: "safeAddress",
  compartment: "protected",
  about: "personId",
  schema: z.object({ personId: recordIdSchema, address: text(500), doNotContact: text(500) }),
  classes: { personId: "fixed", address: "critical", doNotContact: "critical" },
  required: ["personId"],
});
