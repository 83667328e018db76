import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line } from "../../base/text";

/** Records that one record of an erasure names; a longer list is several of them. */
export const NAMES_PER_ERASURE = 500;

/**
 * The order to forget records for good, because somebody asked to be erased. It lies in every scope they lay in and in
 * the own scope of everybody who wrote to them, and travels like a record of the collection `erasure`; the server alone
 * writes it. What is named stands there as deleted already: this also takes along older rows of it, what was delivered
 * of it and drafts (rule O5).
 */
export const erasureSchema = z.object({
  /** Collection and id of each. */
  records: z.array(z.tuple([line(40), recordIdSchema])).check(z.maxLength(NAMES_PER_ERASURE)),
});
