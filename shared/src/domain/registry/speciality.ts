import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { label } from "./registry-shapes";

/** Posts of a speciality in one structure; no count where the source names the speciality only. */
export const postSchema = z.strictObject({
  structure: recordIdSchema,
  count: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
});

/** A profession as the sources list them. What somebody may see is the role's matter, not the speciality's. */
export const speciality = collection({
  name: "speciality",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    /** True for the professions that take clinical measurements (nurse, health visitor). */
    clinical: z.boolean(),
    obligation: line(120),
    posts: z.array(postSchema).check(z.maxLength(30)),
    note: text(500),
  }),
  classes: { el: "low", en: "low", clinical: "low", obligation: "low", posts: "low", note: "text" },
  required: ["el", "clinical"],
});
