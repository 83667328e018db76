import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { text } from "../../base/text";
import { NEXT_STEPS } from "../visit/visit";
import { collection } from "../collection";

/** What was promised to a person, by when and by whom. */
export const task = collection({
  name: "task",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    what: z.enum(NEXT_STEPS),
    title: text(200),
    due: localDateSchema,
    assignee: recordIdSchema,
    visitId: recordIdSchema,
    referralId: recordIdSchema,
    done: z.boolean(),
    doneDay: localDateSchema,
  }),
  classes: {
    personId: "fixed",
    what: "low",
    title: "text",
    due: "low",
    assignee: "low",
    visitId: "fixed",
    referralId: "fixed",
    done: "low",
    doneDay: "low",
  },
  required: ["personId", "what"],
});
