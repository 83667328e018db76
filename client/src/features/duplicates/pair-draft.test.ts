import { expect, test } from "vitest";
import { anOpenPair, aSide } from "./duplicate-pair.fixture";
import { isAboutPair, type PairDraft, readPairDraft } from "./use-pair-draft";

const pair = anOpenPair();
const draft: PairDraft = {
  id: pair.id,
  people: pair.people.map(({ id }) => id),
  way: "merge",
  stays: 1,
  why: "Same card",
};

test("a choice that was not saved yet comes back as it was left", () => {
  expect(readPairDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  for (const left of [null, {}, { ...draft, stays: 2 }, { ...draft, way: null }])
    expect(readPairDraft(left)).toBeNull();
});

test("a pair that stands the other way round is another choice: the file that stays would be the wrong one", () => {
  expect(isAboutPair(draft, pair)).toBe(true);
  const [one, other] = [aSide(), aSide({ id: "personBBBBBBBBBBBBBBBB" })];
  expect(isAboutPair(draft, anOpenPair({ people: [other, one] }))).toBe(false);
});
