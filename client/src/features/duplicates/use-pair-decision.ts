import { useCallback, useState } from "react";
import type { SaveAnswer } from "../../data/border";
import type { DuplicatePair } from "../../data/office/duplicate-answers";
import { mergeBase, takePairsOff } from "../../data/office/read-duplicates";
import { useDelivery } from "../../data/office/use-delivery";
import { useDevice, useLive } from "../../data/use-live";
import { saySaveProblem } from "../../text/say-save-problem";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { inverseOf, type PairChoice, type PairWrite, writeOf } from "./pair-writes";

interface Decided {
  pair: DuplicatePair;
  choice: PairChoice;
  collection: string;
  recordId: string;
}
/** What is on its way to the office. */
interface Sent extends Decided {
  takesBack: boolean;
}
export interface PairStatus {
  tone: "olive" | "amber" | "red";
  words: string;
}

const written = ({ collection, recordId }: Sent) => ({
  about: `${collection} ${recordId}`,
  collection,
  recordId,
});

const collectionOf = (write: PairWrite): string =>
  write.by === "change" ? write.change.collection : write.collection;

function useWrite() {
  const { store } = useDevice();
  return (write: PairWrite): Promise<SaveAnswer> =>
    write.by === "change" ? store.change([write.change]) : store.addRecord(write.collection, write.fields);
}

const recordOf = (write: PairWrite, saved: Extract<SaveAnswer, { ok: true }>): string =>
  write.by === "change" ? write.change.id : (saved.ids[0] ?? "");

/** Which pairs were decided here and are not delivered yet; those that were taken back are open again. */
function useUnsentPairs() {
  const unsent = useLive(["outbox", "sync"], async (store) => (await store.syncView()).unsent, []) ?? [];
  const [byId, setById] = useState<ReadonlyMap<string, "waits" | "free">>(new Map());
  const mark = useCallback((ids: readonly string[], as: "waits" | "free") => {
    setById((before) => new Map([...before, ...ids.map((id) => [id, as] as const)]));
  }, []);
  function waits({ id, state, people }: DuplicatePair): boolean {
    const known = byId.get(id);
    if (known) return known === "waits";
    const about = state === "open" ? people.map((side) => side.id) : [id];
    const collection = state === "distinct" ? "distinct" : "redirect";
    return unsent.some((line) => line.collection === collection && about.includes(line.recordId));
  }
  return { waits, mark };
}

/** What became of the last decision, in the language of the moment. */
function useStatus() {
  const t = useText();
  const [said, setSaid] = useState<{ tone: PairStatus["tone"]; id: MessageId } | PairStatus | null>(null);
  const status: PairStatus | null = said && ("id" in said ? { tone: said.tone, words: t(said.id) } : said);
  return { status, setSaid };
}

/**
 * Saves decisions about pairs through the device's own store, as ordinary changes, and sends them at once; the last one
 * can be taken back by the inverse change.
 */
export function usePairDecision() {
  const write = useWrite();
  const { waits, mark } = useUnsentPairs();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const { status, setSaid } = useStatus();
  const [busy, setBusy] = useState(false);

  const onArrived = useCallback(
    (arrived: readonly Sent[], isHeldUp: boolean) => {
      const kept = arrived.filter(({ takesBack }) => !takesBack);
      for (const state of ["open", "merged", "distinct"] as const) {
        const ids = kept.filter(({ pair }) => pair.state === state).map(({ pair }) => pair.id);
        if (ids.length > 0 && !isHeldUp) takePairsOff(state, new Set(ids));
      }
      mark(
        arrived.map(({ pair }) => pair.id),
        "free",
      );
      if (isHeldUp) return setSaid({ tone: "amber", id: "duplicates.heldUp" });
      const isBack = arrived.at(-1)?.takesBack;
      setSaid({ tone: "olive", id: isBack ? "duplicates.undoneDelivered" : "duplicates.delivered" });
    },
    [mark, setSaid],
  );
  const deliver = useDelivery(written, onArrived);

  async function save(planned: PairWrite): Promise<string | null> {
    setBusy(true);
    try {
      const saved = await write(planned);
      if (saved.ok) return recordOf(planned, saved);
      setSaid({ tone: "red", words: saySaveProblem(saved.error) });
      return null;
    } finally {
      setBusy(false);
    }
  }

  /** @returns whether it is saved on this device */
  async function decide(pair: DuplicatePair, choice: PairChoice): Promise<boolean> {
    const planned = writeOf(pair, choice);
    const recordId = await save(planned);
    if (recordId === null) return false;
    const one: Decided = { pair, choice, collection: collectionOf(planned), recordId };
    setDecided((before) => [...before, one]);
    mark([pair.id], "waits");
    setSaid({ tone: "olive", id: "duplicates.savedHere" });
    deliver({ ...one, takesBack: false });
    return true;
  }

  /** @returns the pair that is as it was before the last decision, or null when nothing was taken back */
  async function undo(): Promise<DuplicatePair | null> {
    const last = decided.at(-1);
    if (busy) return null;
    if (!last) {
      setSaid({ tone: "amber", id: "duplicates.nothingToUndo" });
      return null;
    }
    const isDelivered = last.choice.is === "merge" && !waits(last.pair);
    const base = isDelivered ? await mergeBase(last.recordId) : null;
    if (isDelivered && base === null) {
      setSaid({ tone: "amber", id: "duplicates.undoLater" });
      return null;
    }
    const planned = inverseOf(last.pair, last.choice, last.recordId, base);
    const recordId = await save(planned);
    if (recordId === null) return null;
    setDecided((before) => before.filter((one) => one !== last));
    mark([last.pair.id], "free");
    setSaid({ tone: "amber", id: "duplicates.undoneHere" });
    deliver({ ...last, collection: collectionOf(planned), recordId, takesBack: true });
    return last.pair;
  }

  return { decide, undo, waits, status, busy };
}

export type PairDecisions = ReturnType<typeof usePairDecision>;
