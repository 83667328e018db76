import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { openingHoursSchema } from "./opening-hours";
import { emailList, label, phoneList } from "./registry-shapes";
import type { ServicePlace } from "./service";

export const STRUCTURE_KINDS = ["central", "branch_roma", "branch_kem", "mobile_unit"] as const;
export type StructureKind = (typeof STRUCTURE_KINDS)[number];

/** The word the service catalogue (`offeredBy`) uses for each kind of structure. */
export const PLACE_OF_KIND: Record<StructureKind, ServicePlace> = {
  central: "office",
  branch_roma: "roma",
  branch_kem: "kem",
  mobile_unit: "mobile",
};

/** A community centre, a branch or a mobile unit. Its areas are granted to its staff for good (rule S1). */
export const structure = collection({
  name: "structure",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    kind: z.enum(STRUCTURE_KINDS),
    referenceCentre: recordIdSchema,
    address: line(160),
    phones: phoneList,
    emails: emailList,
    hours: z.array(openingHoursSchema).check(z.maxLength(7)),
    /** When applications for benefits are taken, where that is narrower than the hours. */
    applicationHours: z.array(openingHoursSchema).check(z.maxLength(7)),
    /** Code of the funded operation: it must be enterable without a developer when a new one begins. */
    operationCode: line(20),
    since: z.string().check(z.regex(/^\d{4}(?:-\d{2})?$/)),
    supervisor: line(160),
    areas: z.array(recordIdSchema).check(z.maxLength(100)),
    note: text(500),
  }),
  classes: {
    el: "low",
    en: "low",
    kind: "low",
    referenceCentre: "low",
    address: "low",
    phones: "low",
    emails: "low",
    hours: "low",
    applicationHours: "low",
    operationCode: "low",
    since: "low",
    supervisor: "low",
    areas: "low",
    note: "text",
  },
  required: ["el", "kind"],
});
