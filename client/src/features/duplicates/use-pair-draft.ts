import { sameValue } from "@konta/shared/sync/same-value";
import { useState } from "react";
import * as z from "zod/mini";
import type { DuplicatePair } from "../../data/office/duplicate-answers";
import { useKeptDecision } from "../../parts/kept-decision";
import type { PairChoice } from "./pair-writes";

/** What has been chosen about the pair on the screen, and not been saved. */
export interface PairDraft {
  id: string;
  /** The two as they stood side by side: turned around, the place of the file that stays is another's. */
  people: readonly string[];
  way: "merge" | "distinct" | null;
  /** The place of the file that stays. */
  stays: 0 | 1;
  why: string;
}

const PAIR_FORM = "desk:duplicates";

const keptSchema = z.object({
  id: z.string(),
  people: z.array(z.string()),
  way: z.enum(["merge", "distinct"]),
  stays: z.literal([0, 1]),
  why: z.string(),
});

export function readPairDraft(left: unknown): PairDraft | null {
  const kept = z.safeParse(keptSchema, left);
  return kept.success ? kept.data : null;
}

const emptyDraft = (pair: DuplicatePair | undefined): PairDraft => ({
  id: pair?.id ?? "",
  people: pair?.people.map(({ id }) => id) ?? [],
  way: null,
  stays: 0,
  why: "",
});

/** Whether it was chosen about this pair as it stands now. */
export const isAboutPair = (draft: PairDraft, pair: DuplicatePair): boolean => {
  const now = emptyDraft(pair);
  return draft.id === now.id && sameValue(draft.people, now.people);
};

/** The decision with everything it needs; null while there is none to save. */
function choiceOf(pair: DuplicatePair, { way, stays, why }: PairDraft): PairChoice | null {
  if (pair.state === "merged") return { is: "unmerge" };
  if (pair.state === "distinct") return { is: "again" };
  if (way === "merge") return { is: "merge", stays, why };
  return way === "distinct" ? { is: "distinct", why } : null;
}

export function usePairDraft(pair: DuplicatePair | undefined, isWaiting: boolean) {
  const [kept, setDraft] = useState<PairDraft>(() => emptyDraft(pair));
  const isUnkept = useKeptDecision({
    name: PAIR_FORM,
    decision: kept,
    isBegun: kept.way !== null,
    read: readPairDraft,
    onLeft: (left) => setDraft((now) => (now.way ? now : left)),
  });
  const draft = pair && isAboutPair(kept, pair) ? kept : emptyDraft(pair);
  const decides = pair !== undefined && pair.mayDecide && !isWaiting;
  return {
    ...draft,
    isUnkept,
    /** Whether this person may decide about it, and has not just done so. */
    decides,
    choice: pair && decides ? choiceOf(pair, draft) : null,
    merge: (stays: 0 | 1) => setDraft({ ...draft, way: "merge", stays }),
    distinct: () => setDraft({ ...draft, way: "distinct" }),
    write: (why: string) => setDraft({ ...draft, why }),
    clear: () => setDraft(emptyDraft(pair)),
  };
}

export type PairDraftHere = ReturnType<typeof usePairDraft>;
