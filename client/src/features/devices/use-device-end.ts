import { useEffect, useRef, useState } from "react";
import { type DeclareProblem, declareDevice, type DeviceWord } from "../../data/office/declare-device";
import { focusSoon } from "../../data/office/desk-focus";
import type { OfficeDevice } from "../../data/office/office-answers";
import { officeQueries } from "../../data/office/office-queries";
import type { MessageId } from "../../text/el";
import { PROBLEM_WORDS, WORDS } from "./end-words";

interface Outcome {
  tone: "olive" | "amber" | "red";
  words: MessageId;
}

const toneOf = (problem: DeclareProblem): Outcome["tone"] => (problem === "failed" ? "red" : "amber");

/** Where the focus comes back to: the row's button, or the row's state once there is nothing more to say. */
export const BACK_TO = "data-device-row";
function rowOf(replica: string): HTMLElement | null {
  const state = document.querySelector<HTMLElement>(`[${BACK_TO}="${CSS.escape(replica)}"]`);
  return state?.querySelector("button") ?? state;
}

/**
 * Saying what became of a device: about which one somebody is asked, and what came of it.
 * @param answeredAt when the list last came
 */
export function useDeviceEnd(answeredAt: number) {
  const [about, setAbout] = useState<OfficeDevice | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const backTo = useRef<string | null>(null);

  // The list that comes after it may have put the row elsewhere, and the focus out of it.
  useEffect(() => {
    const replica = backTo.current;
    backTo.current = null;
    if (replica !== null) focusSoon(() => rowOf(replica));
  }, [answeredAt]);

  async function say(word: DeviceWord): Promise<void> {
    if (!about || busy) return;
    setBusy(true);
    const answer = await declareDevice(about.replica, word);
    setBusy(false);
    const isOver = answer.ok || answer.error === "emptied" || answer.error === "gone";
    const came: Outcome = answer.ok
      ? { tone: "olive", words: WORDS[word].said }
      : { tone: toneOf(answer.error), words: PROBLEM_WORDS[answer.error] };
    setOutcome(isOver ? came : null);
    setProblem(isOver ? null : came);
    if (isOver) {
      backTo.current = about.replica;
      setAbout(null);
    }
    // The counts of the rail and of the home page change with the list.
    void officeQueries.invalidateQueries({ queryKey: ["office"] });
  }

  return {
    about,
    outcome,
    problem,
    busy,
    say,
    ask(device: OfficeDevice) {
      setProblem(null);
      setOutcome(null);
      setAbout(device);
    },
    close: () => setAbout(null),
  };
}
