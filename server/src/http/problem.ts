import { never } from "@konta/shared/base/assert";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Everything that may be wrong with a request, as `error.code` names it. */
export const PROBLEM_CODES = [
  "invalid",
  "wrong-credentials",
  "second-factor-needed",
  "wrong-code",
  "signed-out",
  "foreign-origin",
  "second-factor-missing",
  "not-found",
  "method",
  "conflict",
  "too-large",
  "content-type",
  "unprocessable",
  "too-many",
  "too-many-devices",
  "device-ended",
  "busy",
  "internal",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

function statusOf(code: ProblemCode): ContentfulStatusCode {
  switch (code) {
    case "invalid":
      return 400;
    case "wrong-credentials":
    case "second-factor-needed":
    case "wrong-code":
    case "signed-out":
      return 401;
    case "foreign-origin":
    case "device-ended":
    case "second-factor-missing":
      return 403;
    case "not-found":
      return 404;
    case "method":
      return 405;
    case "conflict":
      return 409;
    case "too-large":
      return 413;
    case "content-type":
      return 415;
    case "unprocessable":
      return 422;
    case "too-many":
    case "too-many-devices":
      return 429;
    case "busy":
      return 503;
    case "internal":
      return 500;
    default:
      return never(code);
  }
}

/** What a person reads when nothing better is known; screens have their own words for what they expect. */
const MESSAGES: Record<ProblemCode, string> = {
  invalid: "Κάτι στο αίτημα δεν είναι σωστό.",
  "wrong-credentials": "Λάθος όνομα χρήστη ή κωδικός.",
  "second-factor-needed": "Χρειάζεται και ο κωδικός μίας χρήσης.",
  "wrong-code": "Ο κωδικός μίας χρήσης δεν είναι σωστός ή έληξε.",
  "signed-out": "Χρειάζεται σύνδεση.",
  "foreign-origin": "Το αίτημα δεν ήρθε από την εφαρμογή.",
  "second-factor-missing": "Πρώτα ορίζεται ο δεύτερος έλεγχος της σύνδεσης.",
  "not-found": "Δεν βρέθηκε.",
  method: "Αυτό δεν γίνεται εδώ.",
  conflict: "Κάτι άλλαξε στο μεταξύ.",
  "too-large": "Το αίτημα είναι πολύ μεγάλο.",
  "content-type": "Ο τύπος του περιεχομένου δεν γίνεται δεκτός.",
  unprocessable: "Το αίτημα δεν μπορεί να εκτελεστεί.",
  "too-many": "Πολλές προσπάθειες. Δοκιμάστε ξανά αργότερα.",
  "too-many-devices": "Πάρα πολλές νέες συσκευές μέσα σε μία ημέρα. Δοκιμάστε ξανά αύριο.",
  "device-ended": "Η συσκευή αυτή έχει δηλωθεί χαμένη, κλεμμένη ή εκτός χρήσης.",
  busy: "Ο διακομιστής δεν μπορεί τώρα. Δεν χάθηκε τίποτα.",
  internal: "Κάτι πήγε στραβά στον διακομιστή.",
};

/** The one shape of every failure: a code, a short sentence, the field where there is one; never a stack. */
export function problem(c: Context, code: ProblemCode, field?: string): Response {
  c.header("Cache-Control", "no-store");
  const error = { code, message: MESSAGES[code], ...(field === undefined ? {} : { field }) };
  return c.json({ error }, statusOf(code));
}
