import { describe, expect, test } from "vitest";
import { blockKeys, compareSketches, type PersonFacts, sketcher } from "./duplicates";

const person = (surname: string, givenName: string, over: Partial<PersonFacts> = {}): PersonFacts => ({
  names: [{ surname, givenName }],
  phones: [],
  numbers: [],
  ...over,
});
const born = (year: number, month?: number, day?: number, approximate?: boolean) => ({
  birth: {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(approximate ? { approximate } : {}),
  },
});
const sketchOf = sketcher();
const compared = (one: PersonFacts, other: PersonFacts) => {
  const [a, b] = [sketchOf(one), sketchOf(other)];
  const there = compareSketches(a, b);
  expect(compareSketches(b, a)).toEqual(there);
  // Whoever is a candidate has to meet in a block.
  if (there) expect(blockKeys(a).some((key) => blockKeys(b).includes(key))).toBe(true);
  return there && [there.kind, ...there.reasons];
};

const PHONE = { phones: ["6900000001"] };
const AMKA = { numbers: ["amka 01018099999"] };
const DAY = born(1980, 3, 12);

describe("[B3] two files of one person are proposed with their reasons", () => {
  test.each<[string, PersonFacts, PersonFacts, string[]]>([
    [
      "one number, whatever else is written",
      person("Δοκιμίδου", "Παγώνα", { ...AMKA, ...DAY }),
      person("Άλλη", "Άλλη", { ...AMKA, ...born(1981, 1, 1) }),
      ["same", "number"],
    ],
    [
      "one name and day, accents, capitals and order apart",
      person("Δοκιμίδου", "Παγώνα", DAY),
      person("ΠΑΓΩΝΑ", "ΔΟΚΙΜΙΔΟΥ", DAY),
      ["same", "name", "birth"],
    ],
    [
      "the card's Latin letters",
      person("Δοκιμίδου", "Παγώνα", DAY),
      person("Dokimidou", "Pagona", DAY),
      ["same", "name", "birth"],
    ],
    [
      "woman's and man's form of a surname",
      person("Δοκιμίδη", "Παγώνα", DAY),
      person("Δοκιμίδης", "Παγώνα", DAY),
      ["same", "similar-name", "birth"],
    ],
    [
      "one name and phone, no date",
      person("Δοκιμίδου", "Παγώνα", PHONE),
      person("Δοκιμίδου", "Παγώνα", PHONE),
      ["same", "phone", "name"],
    ],
    [
      "day and month exchanged",
      person("Δοκιμίδου", "Παγώνα", { ...born(1980, 3, 12), fatherName: "Μηνάς" }),
      person("Δοκιμίδου", "Παγώνα", { ...born(1980, 12, 3), fatherName: "Μηνάς" }),
      ["same", "name", "similar-birth", "father"],
    ],
    [
      "a guessed year beside a day",
      person("Δοκιμίδου", "Παγώνα", { ...DAY, fatherName: "Μηνάς" }),
      person("Δοκιμίδου", "Παγώνα", { ...born(1982, undefined, undefined, true), fatherName: "Μηνά" }),
      ["same", "name", "similar-birth", "father"],
    ],
  ])("%s", (_what, one, other, expected) => {
    expect(compared(one, other)).toEqual(expected);
  });

  test.each<[string, PersonFacts, PersonFacts]>([
    ["a family's phone", person("Δοκιμίδης", "Μηνάς", PHONE), person("Δοκιμίδου", "Παγώνα", PHONE)],
    ["a name alone", person("Δοκιμίδου", "Παγώνα"), person("Δοκιμίδου", "Παγώνα")],
    [
      "grandfather and grandson of one name in one house",
      person("Δοκιμίδης", "Μηνάς", { ...PHONE, ...born(1940, 1, 2), community: "vil.siva" }),
      person("Δοκιμίδης", "Μηνάς", { ...PHONE, ...born(1998, 5, 6), community: "vil.siva" }),
    ],
    [
      "one name and year, other parents",
      person("Δοκιμίδου", "Παγώνα", { ...born(1980), fatherName: "Μηνάς", motherName: "Ευτέρπη" }),
      person("Δοκιμίδου", "Παγώνα", { ...born(1980), fatherName: "Ξενοφών", motherName: "Πηνελόπη" }),
    ],
    ["one day and nothing else", person("Δοκιμίδου", "Παγώνα", DAY), person("Επινοητάκη", "Ευτέρπη", DAY)],
  ])("not %s", (_what, one, other) => {
    expect(compared(one, other)).toBeNull();
  });
});

describe("[B3] twins are named as possible twins", () => {
  const parents = { fatherName: "Μηνάς", motherName: "Ευτέρπη", ...born(2026, 9, 1) };

  test("one day, one surname, one parent, another given name", () => {
    expect(
      compared(person("Δοκιμίδη", "Παγώνα", parents), person("Δοκιμίδης", "Ξενοφών", parents))?.[0],
    ).toBe("twins");
  });

  test("newborns without a name yet, and such as came one after the other", () => {
    const unnamed = { ...person("Δοκιμίδη", "", parents), names: [{ surname: "Δοκιμίδη" }] };
    expect(compared(unnamed, unnamed)?.[0]).toBe("twins");
    const [first, second] = [1, 2].map((birthOrder) =>
      person("Δοκιμίδη", "Παγώνα", { ...parents, birthOrder }),
    );
    expect(first && second && compared(first, second)?.[0]).toBe("twins");
  });

  test("not with one number, and not without a common parent", () => {
    const numbered = { ...parents, ...AMKA };
    expect(
      compared(person("Δοκιμίδη", "Παγώνα", numbered), person("Δοκιμίδη", "Ευτυχία", numbered))?.[0],
    ).toBe("same");
    expect(compared(person("Δοκιμίδη", "Παγώνα", DAY), person("Δοκιμίδη", "Ευτυχία", DAY))).toBeNull();
  });
});
