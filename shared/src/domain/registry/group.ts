import * as z from "zod/mini";
import { text } from "../../base/text";
import { collection } from "../collection";
import { label } from "./registry-shapes";

/** A vulnerable group a person may belong to: always optional, several at once, never deduced. */
export const group = collection({
  name: "group",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    /** True: belonging to it is special-category data, stored apart and shown only to roles that need it. */
    specialCategory: z.boolean(),
    /** ESF+ common indicators (Regulation (EU) 2021/1057, Annex I) that the group bears on. */
    esfIndicators: z.array(z.string().check(z.regex(/^EEC[OR]\d{2}$/))).check(z.maxLength(4)),
    note: text(500),
  }),
  classes: { el: "low", en: "low", specialCategory: "low", esfIndicators: "low", note: "text" },
  required: ["el", "specialCategory"],
});
