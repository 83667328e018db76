import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";
import { collection } from "../collection";

export const NOTICE_KINDS = ["conflict", "resolved", "quarantined"] as const;

/** What became of one's own ops, told to the author without a value (design page "sync", scope). Written by the server only. */
export const notice = collection({
  name: "notice",
  compartment: "personal",
  about: "nobody",
  schema: z.object({
    kind: z.enum(NOTICE_KINDS),
    collection: line(40),
    recordId: recordIdSchema,
    personId: recordIdSchema,
    field: line(40),
    conflictId: recordIdSchema,
    reason: line(60),
  }),
  classes: {
    kind: "fixed",
    collection: "fixed",
    recordId: "fixed",
    personId: "fixed",
    field: "fixed",
    conflictId: "fixed",
    reason: "fixed",
  },
  required: ["kind", "collection", "recordId"],
});
