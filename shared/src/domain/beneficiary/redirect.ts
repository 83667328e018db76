import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { text } from "../../base/text";
import { collection } from "../collection";

/**
 * The desk found that two files are of the same person: whoever reads the file `into` reads what hangs on `personId`
 * as well, and nothing that was authored is rewritten (rule B1). Its id is that of the absorbed person, so that two
 * desks that decide differently meet in one record; `into` cleared takes the merge back (rule B2).
 */
export const redirect = collection({
  name: "redirect",
  compartment: "core",
  about: "personId",
  schema: z.object({
    /** The absorbed person. */
    personId: recordIdSchema,
    /** The person whose file stays. */
    into: recordIdSchema,
    why: text(500),
  }),
  classes: { personId: "fixed", into: "critical", why: "text" },
  required: ["personId"],
});
