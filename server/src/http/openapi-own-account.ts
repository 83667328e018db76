import {
  begunFactorSchema,
  factorCodeRequestSchema,
  factorStateSchema,
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
});
