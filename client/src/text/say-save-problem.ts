import type { SaveProblem } from "../data/border";
import { fieldWord } from "./field-word";
import { t } from "./translate";

/** Why nothing was saved, what happened to the data first. */
export function saySaveProblem(problem: SaveProblem): string {
  switch (problem.code) {
    case "storage-full":
      return t("error.storageFull");
    case "locked":
      return t("error.notSavedLocked");
    case "counter-exhausted":
      return t("error.noNumbersLeft");
    case "invalid":
      return problem.field
        ? t("error.notSavedField", { field: fieldWord(problem.collection, problem.field) })
        : t("error.notSaved");
  }
}
