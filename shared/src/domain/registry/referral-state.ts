import * as z from "zod/mini";
import { collection } from "../collection";
import { REFERRAL_STATES } from "../referral/referral-state";
import { label } from "./registry-shapes";

/** The words for a state of a referral. Which state may follow which is a rule in code (`NEXT_STATES`), kept equal by a test. */
export const referralState = collection({
  name: "referralState",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    code: z.enum(REFERRAL_STATES),
    el: label,
    en: label,
    meaning: label,
    terminal: z.boolean(),
    next: z.array(z.enum(REFERRAL_STATES)).check(z.maxLength(REFERRAL_STATES.length)),
  }),
  classes: { code: "low", el: "low", en: "low", meaning: "low", terminal: "low", next: "low" },
  required: ["code", "el"],
});
