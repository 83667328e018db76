import type { TodayView } from "../../data/border";

export type DayPerson = TodayView["people"][number];

/** After every day that can be a due day. */
const NEVER = "9999-12-31";

const soonestDue = ({ open }: DayPerson): string =>
  open.reduce((soonest, { due }) => (due !== undefined && due < soonest ? due : soonest), NEVER);

/**
 * The people of the day in the order of walking: who was seen goes to the end; the others go settlement by settlement,
 * the settlement with the most pressing promise first, and inside one by what is due first. The same answer for the
 * same people, whatever order they came in.
 */
export function inWalkingOrder(people: readonly DayPerson[]): DayPerson[] {
  const pressing = new Map<string, string>();
  const placeOf = ({ community = "", settlement = "" }: DayPerson): string => `${community}|${settlement}`;
  for (const person of people) {
    if (person.seenToday) continue;
    const place = placeOf(person);
    const due = soonestDue(person);
    if (due < (pressing.get(place) ?? "~")) pressing.set(place, due);
  }
  const rank = (person: DayPerson): string[] =>
    person.seenToday
      ? ["1", person.name, person.id]
      : [
          "0",
          pressing.get(placeOf(person)) ?? NEVER,
          placeOf(person),
          soonestDue(person),
          person.name,
          person.id,
        ];
  return people
    .map((person) => ({ person, key: rank(person) }))
    .toSorted((a, b) => compared(a.key, b.key))
    .map(({ person }) => person);
}

function compared(a: readonly string[], b: readonly string[]): number {
  for (const [at, part] of a.entries()) {
    const other = b[at] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
