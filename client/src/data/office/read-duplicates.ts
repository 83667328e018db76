import type { Base } from "@konta/shared/sync/op";
import { useQuery } from "@tanstack/react-query";
import {
  decidedPairsSchema,
  type DuplicatePage,
  type DuplicateState,
  openPairsSchema,
} from "./duplicate-answers";
import { AGAIN_MS, officeQueries } from "./office-queries";
import { readOffice } from "./read-office";

async function readDuplicates(
  state: DuplicateState,
  page: number,
  signal: AbortSignal,
): Promise<DuplicatePage> {
  const path = `/api/duplicates?state=${state}&page=${page}`;
  if (state === "open") {
    const answer = await readOffice(path, openPairsSchema, signal);
    return { ...answer, items: answer.items.map((item) => ({ ...item, state })) };
  }
  const answer = await readOffice(path, decidedPairsSchema, signal);
  return { ...answer, items: answer.items.map((item) => ({ ...item, state })) };
}

/**
 * What a change of somebody's redirect starts from now; null where there is no merge, or nobody answers. A desk's device
 * keeps no copy of it.
 * @param id of the absorbed person
 */
export async function mergeBase(id: string): Promise<Base | null> {
  try {
    const { items } = await readOffice("/api/duplicates?state=merged&page=1", decidedPairsSchema);
    return items.find((pair) => pair.id === id)?.base ?? null;
  } catch {
    return null;
  }
}

/** Pairs of files that may be, or were found to be, of one person. */
export const useDuplicates = (state: DuplicateState, page: number) =>
  useQuery({
    queryKey: ["office", "duplicates", state, page],
    queryFn: ({ signal }) => readDuplicates(state, page, signal),
    refetchInterval: AGAIN_MS,
  });

/** Takes pairs off the lists at hand: without a session those cannot be asked for again. */
export function takePairsOff(state: DuplicateState, ids: ReadonlySet<string>): void {
  officeQueries.setQueriesData<DuplicatePage>({ queryKey: ["office", "duplicates", state] }, (answer) => {
    if (!answer) return answer;
    const items = answer.items.filter(({ id }) => !ids.has(id));
    return { ...answer, items, total: answer.total - (answer.items.length - items.length) };
  });
}
