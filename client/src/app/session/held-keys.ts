import type { Result } from "@konta/shared/base/result";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import type { SessionPorts } from "./session-ports";

/** Keys that wait for a PIN this long without anybody typing are dropped: whoever signed in has walked away. */
const PATIENCE_MS = 10 * 60_000;

/**
 * What a sign-in brought, on its way to the keyring: raw keys and the badge. They never stand in the page's store, and are
 * gone as soon as the PIN is set, the screen is left, or nobody goes on.
 */
export function heldKeys(after: SessionPorts["after"], onLate: () => void) {
  let held: Enrolled | null = null;
  let endWait = (): void => undefined;

  function drop(): void {
    endWait();
    held = null;
  }
  function hold(enrolled: Enrolled): void {
    drop();
    held = enrolled;
    endWait = after(PATIENCE_MS, () => {
      drop();
      onLate();
    });
  }
  return {
    hold,
    drop,
    /** Somebody is typing: the wait begins again. */
    stay(): void {
      if (held) hold(held);
    },
    /** Hands them over once; when they could not be used they wait again. @returns null when they are gone */
    async use<Bound extends Result<unknown, unknown>>(
      bind: (enrolled: Enrolled) => Promise<Bound>,
    ): Promise<Bound | null> {
      const enrolled = held;
      if (!enrolled) return null;
      drop();
      let isBound = false;
      try {
        const bound = await bind(enrolled);
        isBound = bound.ok;
        return bound;
      } finally {
        if (!isBound) hold(enrolled);
      }
    },
  };
}
