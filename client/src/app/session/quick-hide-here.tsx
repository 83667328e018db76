import { useEffect } from "react";
import { doubleEscape } from "./quick-hide";
import { useSession } from "./session-context";

/** While the device is open: Escape twice covers the screen, whatever has the focus. */
export function QuickHideHere() {
  const cover = useSession((session) => session.cover);
  useEffect(() => {
    const isDouble = doubleEscape(() => performance.now());
    const listener = (event: KeyboardEvent) => {
      if (isDouble(event)) void cover();
    };
    // Before everybody else: a dialog keeps its Escape to itself.
    addEventListener("keydown", listener, { capture: true });
    return () => removeEventListener("keydown", listener, { capture: true });
  }, [cover]);
  return null;
}
