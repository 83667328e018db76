import { useState } from "react";
import type { MessageId } from "../../text/el";
import type { SaveAnswer } from "../../data/border";
import type { DeskConflict } from "../../data/office/office-answers";
import { officeQueries } from "../../data/office/office-queries";
import { useDevice } from "../../data/use-live";
import { type Choice, decisionOf } from "./desk-choice";

export interface Decided {
  conflict: DeskConflict;
  choice: Choice;
}
export interface DecisionStatus {
  tone: "olive" | "amber" | "red";
  words: MessageId;
}

const problemWords = (answer: Extract<SaveAnswer, { ok: false }>): MessageId => {
  if (answer.error.code === "storage-full") return "error.storageFull";
  return answer.error.code === "invalid" ? "desk.wrong" : "error.notSaved";
};

/**
 * Saves decisions through the device's own store, as ordinary changes, and sends them at once. Newest last; what was
 * decided can be taken up again.
 */
export function useDecision() {
  const device = useDevice();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const [status, setStatus] = useState<DecisionStatus | null>(null);
  const [busy, setBusy] = useState(false);

  async function deliver(): Promise<void> {
    await device.syncNow();
    const { unsent } = await device.store.syncView();
    if (unsent.length === 0) setStatus({ tone: "olive", words: "desk.delivered" });
    await officeQueries.invalidateQueries({ queryKey: ["office"] });
  }

  /** @returns whether it is saved on this device */
  async function decide(
    conflict: DeskConflict,
    choice: Choice,
    record: Readonly<Record<string, unknown>> | null,
  ): Promise<boolean> {
    const { change, additions } = decisionOf(conflict, choice, record);
    setBusy(true);
    try {
      const saved = await device.store.change([change]);
      if (!saved.ok) {
        setStatus({ tone: "red", words: problemWords(saved) });
        return false;
      }
      let words: MessageId = "desk.savedHere";
      for (const { collection, fields } of additions)
        if (!(await device.store.addRecord(collection, fields)).ok) words = "desk.bothHalf";
      setStatus({ tone: words === "desk.bothHalf" ? "amber" : "olive", words });
      setDecided((before) => [
        ...before.filter((one) => one.conflict.id !== conflict.id),
        { conflict, choice },
      ]);
      // Without signal it stays in the outbox, and the ribbon says so.
      if (words !== "desk.bothHalf") void deliver().catch(() => undefined);
      return true;
    } finally {
      setBusy(false);
    }
  }

  /** Takes up the last decision again: it stands until another one is saved. */
  function undo(): Decided | null {
    const last = decided.at(-1);
    if (!last) return null;
    setDecided(decided.slice(0, -1));
    setStatus({ tone: "amber", words: "desk.undone" });
    return last;
  }

  return { decide, undo, decided, status, busy, clearStatus: () => setStatus(null) };
}
