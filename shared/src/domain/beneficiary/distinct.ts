import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { text } from "../../base/text";
import { collection } from "../collection";

/** The desk looked at two files that are alike and found two people: the pair is not proposed again (rule B3). */
export const distinct = collection({
  name: "distinct",
  compartment: "core",
  about: "personId",
  schema: z.object({ personId: recordIdSchema, otherId: recordIdSchema, why: text(500) }),
  classes: { personId: "fixed", otherId: "fixed", why: "text" },
  required: ["personId", "otherId"],
});
