import {
  begunFactorSchema,
  changePasswordSchema,
  endedSessionsSchema,
  factorCodeRequestSchema,
  factorStateSchema,
  sessionsSchema,
  standingFactorSchema,
} from "@konta/shared/access/own-account";
import type * as z from "zod";

type Json = Record<string, unknown>;

/** How the description says things. */
interface Ways {
  read: (summary: string, body: Json) => Json;
  write: (summary: string, request: z.core.$ZodType | null, response: z.core.$ZodType | null) => Json;
  schemaOf: (schema: z.core.$ZodType) => Json;
}

/** What somebody sees and changes of their own account. */
export const ownAccountPaths = ({ read, write, schemaOf }: Ways): Json => ({
  "/api/session/factor": {
    ...read("My second factor", schemaOf(factorStateSchema)),
    post: write("Begin to set one up; what waits is replaced", null, begunFactorSchema),
    delete: write("Remove it, with one of its codes", factorCodeRequestSchema, null),
  },
  "/api/session/factor/confirm": {
    post: write(
      "The first code makes it stand; other sessions end, this one is renewed",
      factorCodeRequestSchema,
      standingFactorSchema,
    ),
  },
  "/api/session/password": {
    post: write(
      "Change my password; other sessions end. 422: the new one is refused, for the reason in `field`",
      changePasswordSchema,
      null,
    ),
  },
  "/api/sessions": {
    ...read("Where I am signed in", schemaOf(sessionsSchema)),
    delete: write("End all of my sessions but this one", null, endedSessionsSchema),
  },
  "/api/sessions/{id}": {
    delete: {
      ...write("End one of my sessions", null, null),
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    },
  },
});
