import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";
import { collection } from "../collection";

/** main: as the person gives it · card: as the document spells it (often Latin) · the rest stay findable. */
export const NAME_KINDS = ["main", "card", "nickname", "former", "other"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const personName = collection({
  name: "personName",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    kind: z.enum(NAME_KINDS),
    surname: line(120),
    givenName: line(120),
    /** No first name yet: an unbaptised newborn («άκλητο»). */
    unnamed: z.boolean(),
  }),
  classes: { personId: "fixed", kind: "low", surname: "critical", givenName: "critical", unnamed: "low" },
  required: ["personId", "kind"],
});
