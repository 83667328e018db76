import * as z from "zod/mini";
import { line } from "../base/text";
import { listOf, remark, sourceId } from "./catalogue-shapes";

/** The public sources that the other catalogues name by id, and how much of each was read. */
export const sourcesSchema = z.strictObject({
  _note: remark,
  sources: listOf(z.strictObject({ id: sourceId, url: line(500), title: line(240), read: line(120) }), 300),
});
export type SourcesCatalogue = z.infer<typeof sourcesSchema>;
