import { useState } from "react";
import * as z from "zod/mini";
import { decideWaiting, type DecisionProblem, type Way, WAYS } from "../../data/office/decide-waiting";
import { officeQueries } from "../../data/office/office-queries";
import { useKeptDecision } from "../../parts/kept-decision";
import type { MessageId } from "../../text/el";
import { waitingWhy } from "../../text/say-waiting";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";

export interface DecisionStatus {
  tone: "olive" | "amber" | "red";
  words: string;
}

/** The server's own limit. */
export const WHY_CHARS = 500;

const PROBLEM_WORDS: Record<Exclude<DecisionProblem["code"], "refused">, MessageId> = {
  gone: "waiting.gone",
  "no-answer": "waiting.noAnswer",
  "signed-out": "waiting.signedOut",
  busy: "waiting.busy",
  failed: "waiting.failed",
};

function problemStatus(problem: DecisionProblem, t: Translate): DecisionStatus {
  if (problem.code === "refused")
    return { tone: "red", words: t("waiting.refused", { reason: waitingWhy(problem.reason) }) };
  const tone = problem.code === "failed" ? "red" : "amber";
  return { tone, words: t(PROBLEM_WORDS[problem.code]) };
}

function doneStatus(way: Way, applied: number, t: Translate): DecisionStatus {
  if (way === "release") return { tone: "olive", words: t("waiting.released", { count: applied }) };
  const words = applied === 0 ? t("waiting.rejected") : t("waiting.rejectedWith", { count: applied });
  return { tone: "olive", words };
}

/** What was chosen and written about one waiting op, until it is sent or another one is chosen. */
interface Draft {
  id: string;
  way: Way | null;
  why: string;
  /** Whether it was tried without a reason. */
  missing: boolean;
}

const WAITING_FORM = "desk:waiting";

const keptSchema = z.object({ id: z.string(), way: z.enum(WAYS), why: z.string() });

function readDraft(left: unknown): Draft | null {
  const kept = z.safeParse(keptSchema, left);
  return kept.success ? { ...kept.data, missing: false } : null;
}

const emptyDraft = (id: string): Draft => ({ id, way: null, why: "", missing: false });

/** The lead first; what stands behind it only goes back once the lead has. */
async function decideAll(
  { id, way, why }: { id: string; way: Way; why: string },
  along: readonly string[],
): Promise<Awaited<ReturnType<typeof decideWaiting>>> {
  const answer = await decideWaiting(id, way, why);
  if (way !== "reject" || !answer.ok) return answer;
  for (const follower of along) {
    const also = await decideWaiting(follower, way, why);
    // What cannot go back now stays on the list and is decided there.
    if (!also.ok && also.error.code !== "gone") break;
  }
  return answer;
}

/**
 * The decision about the op that is chosen in the list, and what became of the last one.
 * @param along ids of what is sent back with it
 */
export function useWaitingDecision(id: string, along: readonly string[]) {
  const t = useText();
  const [kept, setDraft] = useState<Draft>(emptyDraft(id));
  const isUnkept = useKeptDecision({
    name: WAITING_FORM,
    decision: kept,
    isBegun: kept.way !== null,
    read: readDraft,
    onLeft: (left) => setDraft((now) => (now.way ? now : left)),
  });
  const [status, setStatus] = useState<DecisionStatus | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = kept.id === id ? kept : emptyDraft(id);

  /** @returns whether nothing of it waits here any more */
  async function send(): Promise<boolean> {
    if (draft.way === null || busy) return false;
    setBusy(true);
    const answer = await decideAll({ id, way: draft.way, why: draft.why.trim() }, along);
    setBusy(false);
    setStatus(answer.ok ? doneStatus(draft.way, answer.value, t) : problemStatus(answer.error, t));
    const isDone = answer.ok || answer.error.code === "gone";
    if (isDone) setDraft(emptyDraft(id));
    // The counts of the rail and of the home page change with the list.
    void officeQueries.invalidateQueries({ queryKey: ["office"] });
    return isDone;
  }

  return {
    ...draft,
    isUnkept,
    status,
    busy,
    isWhyMissing: draft.missing && draft.why.trim() === "",
    choose: (way: Way) => setDraft({ ...draft, way }),
    write: (why: string) => setDraft({ ...draft, why }),
    /** Whether it can be sent; says what is missing otherwise. */
    isReady(): boolean {
      setDraft({ ...draft, missing: true });
      return draft.way !== null && draft.why.trim() !== "";
    },
    clear: () => setDraft(emptyDraft(id)),
    send,
  };
}
