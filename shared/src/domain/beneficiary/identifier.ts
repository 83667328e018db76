import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { line } from "../../base/text";
import { collection } from "../collection";

export const IDENTIFIER_KINDS = [
  "amka",
  "paaypa",
  "afm",
  "pa",
  "adt",
  "asylum_card",
  "refugee_card",
  "residence_permit",
  "passport",
  "dypa",
  "national_ref",
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** A number somebody carries. A failed check is stored as unverified and never blocks (identifiers.json, rule). */
export const identifier = collection({
  name: "identifier",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    kind: z.enum(IDENTIFIER_KINDS),
    value: line(40),
    verified: z.boolean(),
    until: localDateSchema,
    /** The number that took this one's place (ΠΑΑΥΠΑ → ΑΜΚΑ). */
    replacedBy: recordIdSchema,
  }),
  classes: {
    personId: "fixed",
    kind: "critical",
    value: "critical",
    verified: "low",
    until: "critical",
    replacedBy: "low",
  },
  required: ["personId", "kind", "value"],
});
