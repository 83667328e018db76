import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elot743 } from "./elot743";
import { GREEK_NAMES } from "./fixtures/greek-names";
import { FOUND, NOT_FOUND } from "./fixtures/name-pairs";
import { fold } from "./fold";
import { matchName } from "./match-name";
import { prepareName, prepareQuery, queryDigits } from "./prepare-name";

const match = (query: string, ...parts: string[]) => matchName(prepareQuery(query), prepareName(parts));

describe("finding a person by name", () => {
  test("the table is large enough to mean something", () => {
    expect(FOUND.length + NOT_FOUND.length).toBeGreaterThanOrEqual(120);
    expect(new Set(GREEK_NAMES).size).toBeGreaterThanOrEqual(150);
  });

  test.each(FOUND.map(([query, name, reason]) => ({ query, name, reason })))(
    "$query finds $name ($reason)",
    ({ query, name, reason }) => {
      const found = match(query, name);
      expect(found).not.toBeNull();
      if (reason) expect(found?.reason).toBe(reason);
    },
  );

  test.each(NOT_FOUND)("%s does not find %s", (query, name) => {
    expect(match(query, name)).toBeNull();
  });

  test("names rank exact form, same key, beginning, stem, one edit", () => {
    const query = "Παπαδάκης";
    const names = ["Παπαδάκης", "Papadakhs", "Παπαδάκηση", "Παπαδάκη", "Παπαδάκις Παπαδόκης", "Παπαδόκης"];
    const scores = names.map((name) => match(query, name));
    expect(scores.map((score) => score?.reason)).toEqual(["exact", "key", "prefix", "stem", "key", "edit"]);
    const ranked = [scores[0], scores[1], scores[2], scores[3], scores[5]].map((score) => score?.score ?? 0);
    expect(ranked).toEqual(ranked.toSorted((a, b) => b - a));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  test("the weakest word decides, then the others, then how much of the name was typed", () => {
    const both = match("Μαρία Παπαδάκη", "Παπαδάκη", "Μαρία")?.score ?? 0;
    const begun = match("Μαρία Παπαδ", "Παπαδάκη", "Μαρία")?.score ?? 0;
    const begunTwice = match("Μαρ Παπαδ", "Παπαδάκη", "Μαρία")?.score ?? 0;
    const ofMore = match("Μαρία Παπαδάκη", "Παπαδάκη", "Μαρία", "Ελένη")?.score ?? 0;
    expect(both).toBeGreaterThan(ofMore);
    expect(ofMore).toBeGreaterThan(begun);
    expect(begun).toBeGreaterThan(begunTwice);
  });

  test("a query without words finds nobody", () => {
    for (const query of ["", "  ", "👩‍🌾", "---", "6940000000"]) expect(match(query, "Μαρία")).toBeNull();
  });
});

/** The ways people type Greek on a Latin keyboard: by sound, by look, by the key under the finger. */
const GREEKLISH: readonly Record<string, string>[] = [
  {
    ου: "ou",
    αυ: "av",
    ευ: "ev",
    γγ: "gg",
    γκ: "gk",
    μπ: "mp",
    η: "i",
    ω: "o",
    θ: "th",
    ξ: "ks",
    χ: "x",
    υ: "y",
  },
  {
    ου: "ou",
    αυ: "au",
    ευ: "eu",
    γγ: "gg",
    γκ: "gk",
    μπ: "mp",
    η: "h",
    ω: "w",
    θ: "8",
    ξ: "3",
    χ: "x",
    υ: "u",
  },
  {
    ου: "oy",
    αυ: "ay",
    ευ: "ey",
    γγ: "gg",
    γκ: "gk",
    μπ: "mp",
    η: "h",
    ω: "w",
    θ: "th",
    ξ: "x",
    χ: "x",
    υ: "y",
  },
  {
    ου: "ou",
    αυ: "av",
    ευ: "ev",
    γγ: "ng",
    γκ: "g",
    μπ: "b",
    η: "i",
    ω: "o",
    θ: "th",
    ξ: "x",
    χ: "h",
    υ: "i",
  },
];
const REST: Record<string, string> = {
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  τ: "t",
  φ: "f",
  ψ: "ps",
};

function greeklish(name: string, scheme: Record<string, string>): string {
  return fold(name).replace(/ου|αυ|ευ|γγ|γκ|μπ|[α-ω]/g, (part) => scheme[part] ?? REST[part] ?? part);
}

describe("every common Greek name is found", () => {
  test.each(GREEK_NAMES)("%s by ΕΛΟΤ 743, capitals and Greeklish", (name) => {
    const capitals = name.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
    expect(match(capitals, name)?.reason).toBe("exact");
    const missed = [
      elot743(name),
      elot743(name).toUpperCase(),
      ...GREEKLISH.map((way) => greeklish(name, way)),
    ].filter((typed) => match(typed, name)?.reason !== "key");
    expect(missed).toEqual([]);
  });
});

describe("queryDigits", () => {
  test.each([
    ["6940000000", "6940000000"],
    ["694 000 00-00", "6940000000"],
    ["+30 694 0000000", "6940000000"],
    ["0030 2810000000", "2810000000"],
    ["(2810) 000.000", "2810000000"],
    ["Παπαδάκης 694", "694"],
    ["٦٩٤", "694"],
    ["12", null],
    ["ΑΒ123456", null],
    ["8anashs", null],
    ["Μαρία", null],
    ["", null],
  ])("%s → %s", (typed, digits) => {
    expect(queryDigits(typed)).toBe(digits);
  });

  test("digits beside a name leave the name to be matched", () => {
    const query = prepareQuery("Παπαδάκης 694");
    expect(query.digits).toBe("694");
    expect(query.words.map((word) => word.folded)).toEqual(["παπαδακησ"]);
  });
});

describe("whatever is typed", () => {
  const nasty = [
    "👨‍👩‍👧‍👦🇬🇷",
    "\u202Eκάτι",
    "<script>alert(1)</script>",
    "ά".repeat(5000),
    "h".repeat(5000),
    "auey".repeat(1250),
    "\uD800x",
    "\u0000",
  ];

  test("never throws and stays small", () => {
    const check = (text: string) => {
      const query = prepareQuery(text);
      expect(query.words.length).toBeLessThanOrEqual(10);
      matchName(query, prepareName([text, "Μαρία"]));
      queryDigits(text);
    };
    nasty.forEach(check);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), check));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."abcdehgkptnxyuwοουμπντγκχ83 '-.".split("")), maxLength: 60 }),
        check,
      ),
    );
  });
});
