import { useState } from "react";
import type { DuplicatePair } from "../../data/office/duplicate-answers";
import { useUnsaved } from "../../parts/unsaved-forms";
import type { PairChoice } from "./pair-writes";

/** What has been chosen about the pair on the screen, and not been saved. */
export interface PairDraft {
  id: string;
  way: "merge" | "distinct" | null;
  /** The place of the file that stays. */
  stays: 0 | 1;
  why: string;
}

const emptyDraft = (id: string): PairDraft => ({ id, way: null, stays: 0, why: "" });

/** The decision with everything it needs; null while there is none to save. */
function choiceOf(pair: DuplicatePair, { way, stays, why }: PairDraft): PairChoice | null {
  if (pair.state === "merged") return { is: "unmerge" };
  if (pair.state === "distinct") return { is: "again" };
  if (way === "merge") return { is: "merge", stays, why };
  return way === "distinct" ? { is: "distinct", why } : null;
}

/** @param listed all that can be looked at: what was chosen about one of them stays while another one is */
export function usePairDraft(
  pair: DuplicatePair | undefined,
  isWaiting: boolean,
  listed: readonly DuplicatePair[],
) {
  const id = pair?.id ?? "";
  const [kept, setDraft] = useState<PairDraft>(emptyDraft(id));
  const draft = kept.id === id ? kept : emptyDraft(id);
  useUnsaved("unsaved.decision", kept.way !== null && listed.some((one) => one.id === kept.id));
  const decides = pair !== undefined && pair.mayDecide && !isWaiting;
  return {
    ...draft,
    /** Whether this person may decide about it, and has not just done so. */
    decides,
    choice: pair && decides ? choiceOf(pair, draft) : null,
    merge: (stays: 0 | 1) => setDraft({ ...draft, way: "merge", stays }),
    distinct: () => setDraft({ ...draft, way: "distinct" }),
    write: (why: string) => setDraft({ ...draft, why }),
    clear: () => setDraft(emptyDraft(id)),
  };
}

export type PairDraftHere = ReturnType<typeof usePairDraft>;
