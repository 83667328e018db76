import type { DeskConflict } from "../../data/office/office-answers";
import type { RecordAddition, RecordChange } from "../../data/border";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { sameValue } from "@konta/shared/sync/same-value";

/** What the reviewer decided about one disagreement. */
export type Choice =
  | { is: "side"; at: number }
  /** What both had started from. */
  | { is: "base" }
  | { is: "both" }
  | { is: "other"; value: unknown };

/** How two values can both stand: as a second record, as one list, as one text; or not at all. */
export type BothWay = "record" | "list" | "text" | null;

/** The field that makes a many-valued fact what it is (rule M6): two of it are two records. */
const OWN_RECORD: Record<string, string> = {
  phone: "number",
  identifier: "value",
  document: "number",
  allergy: "substance",
};

type Fields = Readonly<Record<string, unknown>>;

/** What a second record needs beside the disputed field; null when it is not known here. */
function besideIt({ collection, personId }: DeskConflict, record: Fields | null): Fields | null {
  if (personId === "") return null;
  if (collection === "phone" || collection === "allergy") return { personId };
  const kind = record?.["kind"];
  return typeof kind === "string" ? { personId, kind } : null;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";

export function bothWay(conflict: DeskConflict, record: Fields | null): BothWay {
  const { collection, field, sides } = conflict;
  const values = sides.map(({ value }) => value).filter((value) => value !== null);
  if (values.length < 2) return null;
  if (OWN_RECORD[collection] === field && values.every(isText))
    return besideIt(conflict, record) ? "record" : null;
  if (values.every(isList)) return "list";
  return conflict.class === "text" && values.every(isText) ? "text" : null;
}

function union(lists: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const value of lists.filter(isList).flat())
    if (!all.some((one) => sameValue(one, value))) all.push(value);
  return all;
}

/** Each text under the name of whoever wrote it; what the other already says is not said twice. */
function joined(sides: DeskConflict["sides"]): string {
  const texts = sides.filter(({ value }) => isText(value) && value !== "");
  const longest = texts.find(({ value }) =>
    texts.every((other) => String(value).includes(String(other.value))),
  );
  if (longest) return String(longest.value);
  return texts.map(({ value, authorName }) => `${authorName}: ${String(value)}`).join("\n\n");
}

export interface Decision {
  change: RecordChange;
  /** Records of their own for the values that stay beside the first. */
  additions: RecordAddition[];
}

function valueOf(conflict: DeskConflict, choice: Choice, way: BothWay): unknown {
  switch (choice.is) {
    case "side":
      return conflict.sides[choice.at]?.value ?? null;
    case "base":
      return conflict.base ?? null;
    case "other":
      return choice.value;
    case "both":
      if (way === "list") return union(conflict.sides.map(({ value }) => value));
      return way === "text" ? joined(conflict.sides) : (conflict.sides[0]?.value ?? null);
  }
}

/**
 * The decision as an ordinary change (rules M7, M9): it names every side its reviewer saw, so that one which arrives
 * later opens the disagreement again. A resolved one is decided anew the same way.
 */
export function decisionOf(conflict: DeskConflict, choice: Choice, record: Fields | null): Decision {
  const { collection, recordId: id, recordBase: base, field, sides } = conflict;
  const way = bothWay(conflict, record);
  const value = valueOf(conflict, choice, way);
  const resolves = { [field]: sides.map(({ seq }) => seq) };
  if (field === DELETED_FIELD) {
    const change: RecordChange = { collection, id, base, fields: {}, resolves };
    return { change: value === true ? { ...change, remove: true } : change, additions: [] };
  }
  const change: RecordChange = { collection, id, base, fields: { [field]: value }, resolves };
  const beside = choice.is === "both" && way === "record" ? besideIt(conflict, record) : null;
  if (!beside) return { change, additions: [] };
  const further: unknown[] = [];
  for (const side of sides)
    if (side.value !== null && ![value, ...further].some((one) => sameValue(one, side.value)))
      further.push(side.value);
  return {
    change,
    additions: further.map((one) => ({ collection, fields: { ...beside, [field]: one } })),
  };
}
