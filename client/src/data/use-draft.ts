import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DeviceStore, SaveAnswer } from "./border";
import { DraftWriter } from "./draft-writer";
import { watchDraft } from "./unwritten-drafts";

export interface DraftState {
  /** False until it is known what was left here: a form that is shown before that loses what is typed first. */
  isRead: boolean;
  /** What was left here before and is on the screen again. */
  found: { at: number } | null;
  /** When the last keystroke reached the storage; null while nothing has. */
  keptAt: number | null;
  /** The last words could not be kept: they are only on the screen. */
  isUnkept: boolean;
  /** Throws away what was kept. Later changes are kept again. */
  drop: () => Promise<void>;
  /** Saves what the draft is of; the save takes the draft with it, and nothing is kept of it any more. */
  fulfil: (save: (form: string) => Promise<SaveAnswer>) => Promise<SaveAnswer>;
}

const NOTHING_KEPT: Pick<DraftState, "keptAt" | "isUnkept"> = { keptAt: null, isUnkept: false };

const after = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/**
 * Keeps what is typed into a form, and hands back what an earlier visit to the form left.
 * @param form the name it is kept under
 * @param value what to keep, or null while there is nothing worth keeping; compared by identity
 * @param restore called once with the kept draft; answers whether it could be used
 */
export function useDraft(
  store: DeviceStore,
  form: string,
  value: object | null,
  restore: (kept: unknown) => boolean,
): DraftState {
  const [found, setFound] = useState<{ at: number } | null>(null);
  const [kept, setKept] = useState(NOTHING_KEPT);
  const [isRead, setRead] = useState(false);
  const restoreOnce = useRef(restore);
  const writer = useMemo(
    () =>
      new DraftWriter(form, {
        store,
        after,
        now: () => Date.now(),
        onKept: (keptAt) => setKept({ keptAt, isUnkept: false }),
        onUnkept: () => setKept(({ keptAt }) => ({ keptAt, isUnkept: true })),
      }),
    [store, form],
  );

  useEffect(() => {
    let isGone = false;
    const show = (left: Awaited<ReturnType<DeviceStore["draft"]>>) => {
      if (isGone) return;
      if (left && restoreOnce.current(left.draft)) {
        writer.found();
        setFound({ at: left.at });
      }
      setRead(true);
    };
    store.draft(form).then(show, () => show(null));
    return () => {
      isGone = true;
    };
  }, [store, form, writer]);

  useEffect(() => {
    if (isRead) writer.later(value);
  }, [writer, value, isRead]);

  useEffect(() => {
    const end = watchDraft(() => writer.flush());
    return () => {
      end();
      // Whoever leaves within the pause takes nothing along: the last letters are written on the way out.
      void writer.flush();
    };
  }, [writer]);

  const drop = useCallback(async () => {
    await writer.drop();
    setFound(null);
    setKept(NOTHING_KEPT);
  }, [writer]);

  return { isRead, found, ...kept, drop, fulfil: (save) => writer.fulfil(save) };
}
