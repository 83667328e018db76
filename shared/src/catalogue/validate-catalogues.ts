import type * as z from "zod/mini";
import { err, ok, type Result } from "../base/result";
import { type CatalogueProblem, referenceProblems } from "./catalogue-references";
import { CATALOGUE_SCHEMAS, type Catalogues } from "./catalogue-schemas";

/**
 * Validates the catalogues, each by its schema and then all against each other.
 * @param files parsed JSON by file name without `.json`; exactly the files that have a schema
 * @returns the typed catalogues, or the first problem with its file and path
 */
export function validateCatalogues(
  files: Readonly<Record<string, unknown>>,
): Result<Catalogues, CatalogueProblem> {
  const schemas: Record<string, z.ZodMiniType> = CATALOGUE_SCHEMAS;
  for (const name of Object.keys(files))
    if (!Object.hasOwn(schemas, name))
      return err({ file: `${name}.json`, path: "", message: "no schema knows this file" });

  const parsed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!Object.hasOwn(files, name))
      return err({ file: `${name}.json`, path: "", message: "the file is missing" });
    const result = schema.safeParse(files[name]);
    if (!result.success) {
      const issue = result.error.issues[0];
      return err({
        file: `${name}.json`,
        path: issue?.path.map(String).join(".") ?? "",
        message: issue ? `${issue.code}: ${issue.message}` : "invalid",
      });
    }
    parsed[name] = result.data;
  }
  // Each value came out of the schema of its own name in the loop above, which a loop cannot express in types.
  const catalogues = parsed as Catalogues;
  const { value: problem } = referenceProblems(catalogues).next();
  return problem ? err(problem) : ok(catalogues);
}
