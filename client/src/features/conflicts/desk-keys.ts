/** What a key does at the desk. */
export type DeskAction =
  | { do: "side"; at: number }
  | { do: "base" | "both" | "other" | "confirm" | "next" | "before" | "undo" | "keys" };

/** What of it is offered for the item on the screen. */
export interface DeskOffer {
  sides: number;
  both: boolean;
  other: boolean;
}

/** The figure that stands on each button. Two sides: 1, 2, both 3, other 4; of more sides each has its own figure. */
export function figuresOf({ sides }: Pick<DeskOffer, "sides">): { both: number; other: number } {
  return { both: sides + 1, other: sides + 2 };
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">;

/** By the place of the key, because the same key gives «γ» when the keyboard is Greek. */
const BY_CODE: Record<string, DeskAction["do"]> = {
  KeyB: "both",
  KeyG: "other",
  KeyZ: "undo",
  KeyJ: "next",
  KeyK: "before",
};

export function deskAction(pressed: Pressed, offer: DeskOffer): DeskAction | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  if (pressed.key === "Enter") return { do: "confirm" };
  if (pressed.key === "?") return { do: "keys" };
  if (/^[0-9]$/.test(pressed.key)) return ofFigure(Number(pressed.key), offer);
  const named = BY_CODE[pressed.code];
  if (named === undefined || named === "side") return undefined;
  if ((named === "both" && !offer.both) || (named === "other" && !offer.other)) return undefined;
  return { do: named };
}

function ofFigure(figure: number, offer: DeskOffer): DeskAction | undefined {
  if (figure === 0) return { do: "base" };
  if (figure <= offer.sides) return { do: "side", at: figure - 1 };
  const { both, other } = figuresOf(offer);
  if (figure === both && offer.both) return { do: "both" };
  return figure === other && offer.other ? { do: "other" } : undefined;
}
