import { useCallback, useEffect, useRef, useState } from "react";
import type { DeviceStore, SaveAnswer } from "./border";

/** Long enough that not every letter is a write, short enough that a dying battery takes half a word. */
const DEBOUNCE_MS = 400;

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
  const hasKept = useRef(false);
  const isOver = useRef(false);
  const restoreOnce = useRef(restore);
  const waiting = useRef<(() => void) | null>(null);

  useEffect(() => {
    let isGone = false;
    const show = (left: Awaited<ReturnType<DeviceStore["draft"]>>) => {
      if (isGone) return;
      if (left && restoreOnce.current(left.draft)) {
        hasKept.current = true;
        setFound({ at: left.at });
      }
      setRead(true);
    };
    store.draft(form).then(show, () => show(null));
    return () => {
      isGone = true;
    };
  }, [store, form]);

  useEffect(() => {
    if (!isRead || isOver.current || (value === null && !hasKept.current)) return;
    const write = () => {
      waiting.current = null;
      if (isOver.current) return;
      hasKept.current = value !== null;
      const written = value === null ? store.dropDraft(form) : store.keepDraft(form, value);
      const keptAt = value === null ? null : Date.now();
      written.then(
        () => setKept({ keptAt, isUnkept: false }),
        () => setKept(({ keptAt: before }) => ({ keptAt: before, isUnkept: value !== null })),
      );
    };
    waiting.current = write;
    const timer = setTimeout(write, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [store, form, value, isRead]);

  // Whoever leaves within the pause takes nothing along: the last letters are written on the way out.
  useEffect(() => () => waiting.current?.(), []);

  const drop = useCallback(async () => {
    isOver.current = true;
    waiting.current = null;
    await store.dropDraft(form);
    hasKept.current = false;
    isOver.current = false;
    setFound(null);
    setKept(NOTHING_KEPT);
  }, [store, form]);

  const fulfil: DraftState["fulfil"] = async (save) => {
    isOver.current = true;
    waiting.current = null;
    let isSaved = false;
    try {
      const answer = await save(form);
      isSaved = answer.ok;
      return answer;
    } finally {
      isOver.current = isSaved;
      // The last letters may not have been kept yet.
      if (!isSaved && value !== null) void store.keepDraft(form, value).catch(() => undefined);
    }
  };

  return { isRead, found, ...kept, drop, fulfil };
}
