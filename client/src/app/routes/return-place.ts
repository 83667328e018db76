/** A field one writes in, as far as this file looks at it. */
interface Field {
  tagName: string;
  type?: string;
  labels?: Iterable<{ textContent: string | null }> | null;
  selectionStart?: number | null;
  selectionEnd?: number | null;
}

/** The document, as far as this file looks at it. */
interface View {
  activeElement: unknown;
  querySelectorAll(selector: string): Iterable<unknown>;
}

/**
 * Where somebody was when the device locked. It lies in memory while nobody has unlocked, so it holds no word of hers: the
 * label of a field, which stands in the catalogue, and numbers.
 */
export interface Place {
  replica: string;
  path: string;
  scrollY: number;
  /** Which of the fields of one kind and label, from 0; null when the cursor stood in none. */
  field: { is: string; at: number; caret: readonly [number, number] | null } | null;
}

const FIELDS = "input, textarea, select";
/** Their labels are things to choose from, which may name somebody; the cursor stands in none of them. */
const CHOICES = new Set(["radio", "checkbox", "file", "button", "submit"]);

let kept: Place | null = null;

const nameOf = ({ tagName, type = "", labels }: Field): string | null => {
  if (CHOICES.has(type)) return null;
  const [label] = labels ?? [];
  return `${tagName} ${type} ${label?.textContent ?? ""}`;
};

const fieldsIn = (view: Pick<View, "querySelectorAll">, is: string): Field[] =>
  ([...view.querySelectorAll(FIELDS)] as Field[]).filter((field) => nameOf(field) === is);

function fieldOf(view: View): Place["field"] {
  const active = ([...view.querySelectorAll(FIELDS)] as Field[]).find(
    (field) => field === view.activeElement,
  );
  const is = active ? nameOf(active) : null;
  if (!active || is === null) return null;
  const { selectionStart: from, selectionEnd: to } = active;
  const caret = typeof from === "number" && typeof to === "number" ? ([from, to] as const) : null;
  return { is, at: fieldsIn(view, is).indexOf(active), caret };
}

/** The device locks: remembers the page and the field until its owner, or somebody else, opens it. */
export function keepPlace(
  replica: string,
  { view, path, scrollY }: { view: View; path: string; scrollY: number },
): void {
  kept = { replica, path, scrollY, field: fieldOf(view) };
}

/** Somebody has opened the device: where anybody else was is forgotten. */
export function dropPlaceOfOthers(replica: string): void {
  if (kept?.replica !== replica) kept = null;
}

/** Where to go on, once, when the page that is shown is the one that was left. */
export function takePlace(path: string): Place | null {
  const place = kept?.path === path ? kept : null;
  if (place) kept = null;
  return place;
}

/** The field that was left, as soon as it stands on the page again. */
export const fieldAt = (view: Pick<View, "querySelectorAll">, { field }: Place): Field | null =>
  field ? (fieldsIn(view, field.is)[field.at] ?? null) : null;
