import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { line } from "../../base/text";
import { collection } from "../collection";

export const DOCUMENT_KINDS = [
  "identity_card",
  "passport",
  "asylum_card",
  "refugee_card",
  "residence_permit",
  "unemployment_card",
  "disability_certificate",
  "family_status",
  "tax_statement",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A paper the person holds and when it ends; no photo (that comes with attachments). */
export const document = collection({
  name: "document",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    kind: z.enum(DOCUMENT_KINDS),
    number: line(40),
    issuer: line(120),
    until: localDateSchema,
  }),
  classes: { personId: "fixed", kind: "low", number: "critical", issuer: "low", until: "critical" },
  required: ["personId", "kind"],
});
