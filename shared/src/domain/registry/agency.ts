import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { emailList, label, phoneList, sourceList } from "./registry-shapes";
import { SENSITIVITIES } from "./sensitivity";

/** `kind` is a sort of agency ("shelter"), `named` one that exists under that name. */
export const AGENCY_LEVELS = ["kind", "named"] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

/** Whom a person is referred to. A restricted agency carries no address and no phone: it would lie on every device. */
export const agency = collection({
  name: "agency",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    level: z.enum(AGENCY_LEVELS),
    parent: recordIdSchema,
    sensitivity: z.enum(SENSITIVITIES),
    aliases: z.array(label).check(z.maxLength(8)),
    address: line(160),
    phones: phoneList,
    emails: emailList,
    sources: sourceList,
    note: text(500),
  }),
  classes: {
    el: "low",
    en: "low",
    level: "low",
    parent: "low",
    sensitivity: "low",
    aliases: "low",
    address: "low",
    phones: "low",
    emails: "low",
    sources: "low",
    note: "text",
  },
  required: ["el", "level", "sensitivity"],
});
