import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { text } from "../../base/text";
import { collection } from "../collection";

/** A psychologist's note: a store of its own that nobody else receives. */
export const psychNote = collection({
  name: "psychNote",
  compartment: "psych",
  about: "personId",
  schema: z.object({ personId: recordIdSchema, day: localDateSchema, note: text(10_000) }),
  classes: { personId: "fixed", day: "low", note: "text" },
  required: ["personId", "note"],
});
