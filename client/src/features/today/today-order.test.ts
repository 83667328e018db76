import { describe, expect, test } from "vitest";
import { type DayPerson, inWalkingOrder } from "./today-order";

const aPerson = (id: string, change: Partial<DayPerson> = {}): DayPerson => ({
  id,
  name: id,
  latinName: "",
  phones: [],
  custody: "delivered",
  open: [],
  seenToday: false,
  ...change,
});
const due = (day: string): DayPerson["open"] => [{ what: "recheck", due: day }];
const ids = (people: readonly DayPerson[]) => inWalkingOrder(people).map(({ id }) => id);

describe("the order of the day", () => {
  test("who was seen today comes last, whatever is still open", () => {
    expect(ids([aPerson("seen", { seenToday: true, open: due("2026-01-01") }), aPerson("unseen")])).toEqual([
      "unseen",
      "seen",
    ]);
  });

  test("neighbours stay together, and the settlement with the most pressing promise goes first", () => {
    const people = [
      aPerson("a1", { settlement: "A", open: due("2026-11-20") }),
      aPerson("b1", { settlement: "B", open: due("2026-11-10") }),
      aPerson("a2", { settlement: "A", open: due("2026-11-15") }),
      aPerson("b2", { settlement: "B" }),
    ];
    expect(ids(people)).toEqual(["b1", "b2", "a2", "a1"]);
  });

  test("what has no due day comes after what has one", () => {
    const open: DayPerson["open"] = [{ what: "call" }];
    expect(ids([aPerson("undated", { open }), aPerson("dated", { open: due("2030-01-01") })])).toEqual([
      "dated",
      "undated",
    ]);
  });

  test("the order in which people arrive does not matter", () => {
    const people = [aPerson("c"), aPerson("a"), aPerson("b", { seenToday: true })];
    expect(ids(people.toReversed())).toEqual(ids(people));
  });
});
