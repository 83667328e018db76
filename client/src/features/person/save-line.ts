import { useState } from "react";
import type { SaveAnswer } from "../../data/border";
import { saySaveProblem } from "../../text/say-save-problem";
import { t } from "../../text/translate";

export interface SaveLine {
  tone: "olive" | "red";
  words: string;
}

/** Runs saves of this page and remembers what to say about the last one. */
export function useSaves(first: SaveLine | null): {
  line: SaveLine | null;
  busy: boolean;
  /** @returns whether it is saved on this device */
  run: (save: () => Promise<SaveAnswer>) => Promise<boolean>;
} {
  const [line, setLine] = useState<SaveLine | null>(first);
  const [busy, setBusy] = useState(false);
  async function run(save: () => Promise<SaveAnswer>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    try {
      const answer = await save();
      setLine(
        answer.ok
          ? { tone: "olive", words: t("visit.saved") }
          : { tone: "red", words: saySaveProblem(answer.error) },
      );
      return answer.ok;
    } catch {
      setLine({ tone: "red", words: t("error.notSaved") });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { line, busy, run };
}

export type RunSave = ReturnType<typeof useSaves>["run"];
