import type { Way } from "../../data/office/decide-waiting";

/** What a key does where one decides about what waits. */
export type WaitingAction = { do: "choose"; way: Way } | { do: "next" | "before" | "leave" | "keys" };

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

/** Letters go by the place of the key, because the same key gives another letter when the keyboard is Greek. */
export function waitingAction(pressed: Pressed): WaitingAction | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  if (pressed.key === "1") return { do: "choose", way: "release" };
  if (pressed.key === "2") return { do: "choose", way: "reject" };
  if (pressed.key === "?") return { do: "keys" };
  if (pressed.key === "Escape") return { do: "leave" };
  if (pressed.code === "KeyJ") return { do: "next" };
  return pressed.code === "KeyK" ? { do: "before" } : undefined;
}
