import { useEffect, useState } from "react";
import type { FindAnswer, FoundPerson, PersonLine } from "../../data/border";
import { useLive } from "../../data/use-live";

const HITS = 30;
const RECENT = 12;

/** The answer to what is typed; while a new one is on its way the last stands, so that the list never blinks. */
function useFound(typed: string): FindAnswer | undefined {
  const query = typed.trim();
  const answer = useLive<FindAnswer>(
    ["people"],
    (store) => (query ? store.find(query, HITS) : Promise.resolve({ people: [], complete: true })),
    [query],
  );
  const [last, setLast] = useState<FindAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer) setLast(answer);
  }, [answer]);
  return answer ?? last;
}

export interface People {
  people: readonly (PersonLine | FoundPerson)[];
  isTyped: boolean;
  isAnswered: boolean;
  /** Whether the search looked everywhere it could have. */
  isComplete: boolean;
}

/** The people to show: who was found, or while nothing is typed the last ones opened. */
export function usePeople(typed: string): People {
  const answer = useFound(typed);
  const recent = useLive(["people"], (store) => store.recentPeople(RECENT), []);
  if (typed.trim() === "")
    return { people: recent ?? [], isTyped: false, isAnswered: recent !== undefined, isComplete: true };
  return {
    people: answer?.people ?? [],
    isTyped: true,
    isAnswered: answer !== undefined,
    isComplete: answer?.complete !== false,
  };
}
