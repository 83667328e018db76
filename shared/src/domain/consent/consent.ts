import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { line } from "../../base/text";
import { collection } from "../collection";

/** From the least restrictive to the most: what stands while two people heard different answers (rule M4). */
export const CONSENT_ANSWERS = ["given", "refused", "withdrawn"] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export const CONSENT_WAYS = ["oral", "paper", "screen"] as const;
export const CONSENT_GIVERS = ["self", "guardian"] as const;

/**
 * What a person answered to one question of `consent-texts.json` (its `event_model`), and for `con.share` about one agency.
 * There is one record of each: two answers that did not know of each other meet in its `answer`.
 */
export const consent = collection({
  name: "consent",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    /** The item of `consent-texts.json`. */
    purpose: recordIdSchema,
    agency: recordIdSchema,
    answer: z.enum(CONSENT_ANSWERS),
    day: localDateSchema,
    givenBy: z.enum(CONSENT_GIVERS),
    way: z.enum(CONSENT_WAYS),
    /** ISO 639-1 of the language in which the question was put. */
    language: line(8),
    interpreter: z.boolean(),
    textVersion: line(40),
  }),
  classes: {
    personId: "fixed",
    purpose: "fixed",
    agency: "fixed",
    answer: "consent",
    day: "low",
    givenBy: "critical",
    way: "low",
    language: "low",
    interpreter: "low",
    textVersion: "low",
  },
  required: ["personId", "purpose", "answer"],
});

/** What the id of a consent is the hash of: whoever asks the same question of the same person writes the same record. */
export const consentSource = (personId: string, purpose: string, agency = ""): string[] => [
  "consent",
  personId,
  purpose,
  agency,
];
