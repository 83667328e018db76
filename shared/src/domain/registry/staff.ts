import * as z from "zod/mini";
import { ROLES } from "../../access/role";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";
import { collection } from "../collection";

/** The staff directory: who somebody is to colleagues. Passwords and sessions are the server's own. */
export const staff = collection({
  name: "staff",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    name: line(120),
    /** Stands in clear on the sign-in list of a shared device, so it must not be a full name. */
    shortCode: line(12),
    username: line(40),
    roles: z.array(z.enum(ROLES)).check(z.minLength(1), z.maxLength(5)),
    structure: recordIdSchema,
    speciality: recordIdSchema,
    active: z.boolean(),
  }),
  classes: {
    name: "low",
    shortCode: "low",
    username: "low",
    roles: "low",
    structure: "low",
    speciality: "low",
    active: "low",
  },
  required: ["name", "shortCode", "username", "roles", "structure", "active"],
});
