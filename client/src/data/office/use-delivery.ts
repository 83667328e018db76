import { useCallback, useEffect, useState } from "react";
import type { UnsentLine } from "../border";
import { useDevice } from "../use-live";
import { officeQueries } from "./office-queries";

/** The record that a decision was written in. */
export interface WrittenRecord {
  /** What was decided about: a later decision about the same takes the place of an earlier one. */
  about: string;
  collection: string;
  recordId: string;
}

/**
 * Decisions that are saved on this device and that the office has not got yet. Whatever arrives is named once, and then
 * every answer of the office is asked for again.
 * @param written which record a decision was written in; the same function at every rendering
 * @param onArrived the same function at every rendering; `isHeldUp` when the office could not place one of them itself
 * @returns adds one and sends it
 */
export function useDelivery<Decision>(
  written: (decision: Decision) => WrittenRecord,
  onArrived: (arrived: readonly Decision[], isHeldUp: boolean) => void,
): (decision: Decision) => void {
  const device = useDevice();
  const [waiting, setWaiting] = useState<readonly Decision[]>([]);

  const settle = useCallback(async (): Promise<void> => {
    if (waiting.length === 0) return;
    const { unsent, delivered } = await device.store.syncView();
    const linesOf = <Line extends UnsentLine>(lines: readonly Line[], decision: Decision) => {
      const { collection, recordId } = written(decision);
      return lines.filter((line) => line.recordId === recordId && line.collection === collection);
    };
    const arrived = waiting.filter((decision) => linesOf(unsent, decision).length === 0);
    if (arrived.length === 0) return;
    setWaiting((all) => all.filter((decision) => !arrived.includes(decision)));
    const isHeldUp = arrived.some((decision) => {
      const newest = linesOf(delivered, decision).toSorted((one, other) => other.n - one.n)[0];
      return newest?.status === "quarantined" || newest?.status === "held";
    });
    onArrived(arrived, isHeldUp);
    await officeQueries.invalidateQueries({ queryKey: ["office"] });
  }, [device, waiting, written, onArrived]);

  // The exchange may deliver later by itself, and then nobody presses anything.
  useEffect(() => {
    const look = () => void settle().catch(() => undefined);
    look();
    return device.subscribe(["outbox", "sync"], look);
  }, [device, settle]);

  return useCallback(
    (decision) => {
      const { about } = written(decision);
      setWaiting((before) => [...before.filter((other) => written(other).about !== about), decision]);
      // Without signal it stays in the outbox, and the ribbon says so.
      void device.syncNow().catch(() => undefined);
    },
    [device, written],
  );
}
