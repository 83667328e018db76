/** Twice within this is no accident: once closes a menu or a dialog. */
const TWICE_MS = 1_000;

interface Pressed {
  key: string;
  /** The key is held down. */
  repeat: boolean;
  /** It belongs to an input method that is putting a letter together. */
  isComposing: boolean;
}

/**
 * Tells whether a key is the second Escape within a second, with no other key between.
 * @param clockMs a clock that only runs forward, milliseconds
 */
export function doubleEscape(clockMs: () => number): (pressed: Pressed) => boolean {
  let firstAt: number | null = null;
  return ({ key, repeat, isComposing }) => {
    if (repeat || isComposing) return false;
    const now = clockMs();
    const isSecond = key === "Escape" && firstAt !== null && now - firstAt <= TWICE_MS;
    firstAt = key === "Escape" && !isSecond ? now : null;
    return isSecond;
  };
}
