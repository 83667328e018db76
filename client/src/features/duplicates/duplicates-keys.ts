/** What a key does where one decides about two files that are alike. */
export type PairAction =
  | { do: "stays"; at: 0 | 1 }
  | { do: "distinct" | "confirm" | "next" | "before" | "undo" | "leave" | "keys" };

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

const BY_KEY: Record<string, PairAction> = {
  "1": { do: "stays", at: 0 },
  "2": { do: "stays", at: 1 },
  "3": { do: "distinct" },
  "?": { do: "keys" },
  Enter: { do: "confirm" },
  Escape: { do: "leave" },
};

/** By the place of the key, because the same key gives another letter when the keyboard is Greek. */
const BY_CODE: Record<string, PairAction> = {
  KeyJ: { do: "next" },
  KeyK: { do: "before" },
  KeyZ: { do: "undo" },
};

export function pairAction(pressed: Pressed): PairAction | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  return BY_KEY[pressed.key] ?? BY_CODE[pressed.code];
}
