import { useCallback, useEffect, useState } from "react";
import type { MessageId } from "../../text/el";
import type { SaveAnswer } from "../../data/border";
import { type DeskConflict, deskConflictsSchema } from "../../data/office/office-answers";
import { officeQueries } from "../../data/office/office-queries";
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
  const [waiting, setWaiting] = useState<readonly Decided[]>([]);

  const settle = useCallback(async (): Promise<void> => {
    if (waiting.length === 0) return;
    const { unsent } = await device.store.syncView();
    const isUnsent = ({ conflict }: Decided) =>
      unsent.some((line) => line.recordId === conflict.recordId && line.collection === conflict.collection);
    const delivered = waiting.filter((one) => !isUnsent(one));
    if (delivered.length === 0) return;
    setWaiting((all) => all.filter((one) => !delivered.includes(one)));
    // Half a decision stays said: its other half nobody delivers.
    setStatus((now) => (now?.words === "desk.bothHalf" ? now : { tone: "olive", words: "desk.delivered" }));
    takeOffList(delivered);
    await officeQueries.invalidateQueries({ queryKey: ["office"] });
  }, [device, waiting]);

  // The exchange may deliver later by itself, and then nobody presses anything.
  useEffect(() => {
    const look = () => void settle().catch(() => undefined);
    look();
    return device.subscribe(["outbox", "sync"], look);
  }, [device, settle]);

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
      const one: Decided = { conflict, choice };
      const others = (all: readonly Decided[]) => all.filter((each) => each.conflict.id !== conflict.id);
      setDecided((before) => [...others(before), one]);
      // Without signal it stays in the outbox, and the ribbon says so.
      setWaiting((before) => [...others(before), one]);
      void device.syncNow().catch(() => undefined);
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
