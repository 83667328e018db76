import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line, text } from "../../base/text";
import { writtenBirthSchema } from "../../people/birth";
import { collection } from "../collection";

export const SEXES = ["female", "male", "other"] as const;
export type Sex = (typeof SEXES)[number];

/** A person served (ωφελούμενος). What can be many (names, numbers, phones, papers) is a record of its own (rule M6). */
export const beneficiary = collection({
  name: "beneficiary",
  compartment: "core",
  about: "self",
  schema: z.object({
    localReference: line(20),
    community: recordIdSchema,
    settlement: line(120),
    birth: writtenBirthSchema,
    birthOrder: z.int().check(z.minimum(1), z.maximum(9)),
    sex: z.enum(SEXES),
    fatherName: line(120),
    motherName: line(120),
    languages: z.array(line(40)).check(z.maxLength(8)),
    interpreter: z.boolean(),
    howToFind: text(500),
    description: text(500),
    safeHours: line(120),
    active: z.boolean(),
  }),
  classes: {
    localReference: "fixed",
    community: "low",
    settlement: "low",
    birth: "critical",
    birthOrder: "critical",
    sex: "critical",
    fatherName: "critical",
    motherName: "critical",
    languages: "low",
    interpreter: "low",
    howToFind: "text",
    description: "text",
    safeHours: "critical",
    active: "low",
  },
  required: [],
});
