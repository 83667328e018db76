import { describe, expect, test } from "vitest";
import type { FoundPerson } from "../../data/border";
import { personDraftFrom } from "./person-draft";
import { isPossibleTwin, sketchOf } from "./similar-sketch";
import { EMPTY_PERSON, startFromSearch, type TypedPerson } from "./typed-person";

const today = "2026-11-23";
const birth = (day: string, month: string, year: string, approximate = false) => ({
  birth: { day, month, year, approximate },
});
const built = (part: Partial<TypedPerson>) => personDraftFrom({ ...EMPTY_PERSON, ...part }, today);
const problems = (part: Partial<TypedPerson>) => {
  const answer = built(part);
  return answer.ok ? {} : answer.error;
};

describe("a person out of the form", () => {
  test("a name is enough, and so is a description alone", () => {
    const named = built({ surname: " Alpha ", note: "by the well" });
    expect(named.ok && named.value).toEqual({
      fields: { howToFind: "by the well" },
      names: [{ kind: "main", surname: "Alpha" }],
      phones: [],
      identifiers: [],
      documents: [],
    });
    const nameless = built({ note: "by the well" });
    expect(nameless.ok && nameless.value.fields).toEqual({ description: "by the well" });
    expect(problems({ phone: "6970000001" })).toEqual({ surname: { code: "nothing-to-recognise" } });
  });

  test("impossible dates are refused with their reason", () => {
    const reason = (part: Partial<TypedPerson>) => problems({ surname: "A", ...part })["birth"];
    expect(reason(birth("31", "2", "1980"))).toEqual({ code: "birth", problem: "impossible-date" });
    expect(reason(birth("", "", "2030"))).toEqual({ code: "birth", problem: "future" });
    expect(reason(birth("1", "", "1980"))).toEqual({ code: "birth", problem: "day-without-month" });
    expect(
      problems({ surname: "A", documents: [{ kind: "passport", number: "", until: "31/2/2027" }] }),
    ).toEqual({
      "documents.0.until": { code: "not-a-day" },
    });
  });

  test("where only the year is known, a day typed before is not meant", () => {
    const answer = built({ surname: "A", ...birth("31", "2", "1980", true) });
    expect(answer.ok && answer.value.fields.birth).toEqual({ year: 1980, approximate: true });
  });

  test("a number that fails every check is handed over all the same", () => {
    const answer = built({ surname: "A", amka: "01013099998", phone: "12" });
    expect(answer.ok && answer.value.identifiers).toEqual([{ kind: "amka", value: "01013099998" }]);
    expect(answer.ok && answer.value.phones).toEqual([{ number: "12" }]);
  });

  test("emoji, right-to-left text and script tags are kept exactly", () => {
    const odd = "<script>😀</script> مرحبا";
    const answer = built({ surname: odd, note: odd });
    expect(answer.ok && answer.value.names[0]?.surname).toBe(odd);
    expect(answer.ok && answer.value.fields.howToFind).toBe(odd);
  });

  test("too long for its place is refused, never cut", () => {
    expect(problems({ surname: "a".repeat(121), note: "b".repeat(501) })).toEqual({
      surname: { code: "too-long", limit: 120 },
      note: { code: "too-long", limit: 500 },
    });
  });

  test("an unbaptised newborn has a name record of its own", () => {
    const answer = built({ surname: "Alpha", unnamed: true, birthOrder: "2" });
    expect(answer.ok && answer.value.names).toEqual([{ kind: "main", surname: "Alpha", unnamed: true }]);
    expect(answer.ok && answer.value.fields.birthOrder).toBe(2);
  });

  test("lives with somebody found, or begins a household", () => {
    const householdWith = { id: "q", label: "Beta" };
    const together = built({ surname: "A", household: "with", householdWith, relation: "child" });
    expect(together.ok && together.value.household).toEqual({ withPersonId: "q", relation: "child" });
    const alone = built({ surname: "A", household: "new" });
    expect(alone.ok && alone.value.household).toEqual({});
  });
});

test("a form begins with what was searched for", () => {
  expect(startFromSearch("6970000001").phone).toBe("6970000001");
  expect(startFromSearch("01013099997").amka).toBe("01013099997");
  expect(startFromSearch("Alpha Beta")).toMatchObject({ surname: "Alpha", latinGivenName: "Beta" });
  expect(startFromSearch("😀")).toEqual(EMPTY_PERSON);
});

describe("somebody we may know", () => {
  test("nobody is asked about before three letters or six digits", () => {
    const sketch = (part: Partial<TypedPerson>) => sketchOf({ ...EMPTY_PERSON, ...part }, today);
    expect(sketch({ surname: "Al" })).toBeNull();
    expect(sketch({ phone: "69700" })).toBeNull();
    expect(sketch({ surname: "Alp" })?.name).toBe("Alp");
    expect(sketch({ phone: "697000" })?.phones).toEqual(["697000"]);
  });

  test("twins share father and day, not the first name", () => {
    const known: FoundPerson = {
      id: "q",
      name: "Alpha Maria",
      latinName: "",
      phones: [],
      custody: "device",
      reason: "exact",
      fatherName: "Georgios",
      birth: { year: 2020, month: 3, day: 4 },
    };
    const typed = { ...EMPTY_PERSON, surname: "Alpha", fatherName: "Georgios", ...birth("4", "3", "2020") };
    expect(isPossibleTwin(known, { ...typed, givenName: "Anna" }, today)).toBe(true);
    expect(isPossibleTwin(known, { ...typed, givenName: "Maria" }, today)).toBe(false);
    expect(isPossibleTwin(known, { ...typed, givenName: "Anna", fatherName: "Petros" }, today)).toBe(false);
    expect(isPossibleTwin(known, { ...typed, givenName: "Anna", ...birth("5", "3", "2020") }, today)).toBe(
      false,
    );
  });
});
