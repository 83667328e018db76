import { useCallback, useState } from "react";
import type { MessageId } from "../../text/el";
import type { SaveAnswer } from "../../data/border";
import { type DeskConflict, deskConflictsSchema } from "../../data/office/office-answers";
import { officeQueries } from "../../data/office/office-queries";
import { useDelivery } from "../../data/office/use-delivery";
import { useDevice } from "../../data/use-live";
import * as z from "zod/mini";
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

const written = ({ conflict: { id, collection, recordId } }: Decided) => ({
  about: id,
  collection,
  recordId,
});

/** Takes what the office has from the open ones at hand: without a session the list cannot be asked for again. */
function takeOffList(delivered: readonly Decided[]): void {
  const isGone = (id: string) => delivered.some(({ conflict }) => conflict.id === id);
  officeQueries.setQueriesData({ queryKey: ["office", "conflicts", "open"] }, (answer: unknown) => {
    const known = z.safeParse(deskConflictsSchema, answer);
    if (!known.success) return answer;
    const items = known.data.items.filter(({ id }) => !isGone(id));
    return { ...known.data, items, total: known.data.total - (known.data.items.length - items.length) };
  });
}

/**
 * Saves decisions through the device's own store, as ordinary changes, and sends them at once. Newest last; what was
 * decided can be taken up again.
 */
export function useDecision() {
  const device = useDevice();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const [status, setStatus] = useState<DecisionStatus | null>(null);
  const [busy, setBusy] = useState(false);
  const onArrived = useCallback((arrived: readonly Decided[]) => {
    setStatus({ tone: "olive", words: "desk.delivered" });
    takeOffList(arrived);
  }, []);
  const deliver = useDelivery(written, onArrived);

  /** @returns whether it is saved on this device */
  async function decide(
    conflict: DeskConflict,
    choice: Choice,
    record: Readonly<Record<string, unknown>> | null,
  ): Promise<boolean> {
    const { change, additions } = decisionOf(conflict, choice, record);
    setBusy(true);
    try {
      const saved = await device.store.change([change], additions);
      if (!saved.ok) {
        setStatus({ tone: "red", words: problemWords(saved) });
        return false;
      }
      setStatus({ tone: "olive", words: "desk.savedHere" });
      const one: Decided = { conflict, choice };
      setDecided((before) => [...before.filter((each) => each.conflict.id !== conflict.id), one]);
      deliver(one);
      return true;
    } catch {
      setStatus({ tone: "red", words: "error.notSaved" });
      return false;
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
