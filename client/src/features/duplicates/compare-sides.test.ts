import { describe, expect, test } from "vitest";
import type { DuplicateSide } from "../../data/office/duplicate-answers";
import { compareSides, sharedNumberKinds } from "./compare-sides";
import { aSide } from "./duplicate-pair.fixture";

const compared = (one: Partial<DuplicateSide>, other: Partial<DuplicateSide>) =>
  compareSides([aSide(one), aSide(other)]).map(({ fact, is }) => [fact, is]);

describe("the facts of two files beside each other", () => {
  test("what neither knows is not shown; what one knows is not a difference", () => {
    expect(compared({}, {})).toEqual([]);
    expect(compared({ fatherName: "Ξενοφών" }, {})).toEqual([["fatherName", "one"]]);
    expect(compared({ birth: {} }, { phones: ["6970000001"] })).toEqual([["phones", "one"]]);
  });

  test("accents and capitals make a text alike, another word makes it differ", () => {
    expect(compared({ fatherName: "Ξενοφών" }, { fatherName: "Ξενοφών" })).toEqual([["fatherName", "same"]]);
    expect(compared({ fatherName: "Ξενοφών" }, { fatherName: "ΞΕΝΟΦΩΝ" })).toEqual([["fatherName", "alike"]]);
    expect(compared({ fatherName: "Ξενοφών" }, { fatherName: "Μηνάς" })).toEqual([["fatherName", "differs"]]);
  });

  test("a birth that is known less exactly does not differ", () => {
    const whole = { birth: { year: 1980, month: 3, day: 12 } };
    expect(compared(whole, { birth: { year: 1980, month: 3, day: 12 } })).toEqual([["birth", "same"]]);
    expect(compared(whole, { birth: { year: 1980 } })).toEqual([["birth", "alike"]]);
    expect(compared(whole, { birth: { year: 1980, month: 12, day: 3 } })).toEqual([["birth", "differs"]]);
    expect(compared(whole, { birth: "around Easter" })).toEqual([["birth", "differs"]]);
  });

  test("lists: in any order the same, one thing in both alike", () => {
    const [first, second] = ["6970000001", "697 000 0002"];
    expect(compared({ phones: [first, second] }, { phones: ["6970000002", first] })).toEqual([
      ["phones", "same"],
    ]);
    expect(compared({ phones: [first, second] }, { phones: [first] })).toEqual([["phones", "alike"]]);
    expect(compared({ phones: [first] }, { phones: [second] })).toEqual([["phones", "differs"]]);
  });

  test("a number is the same only where its kind is too", () => {
    const value = "01018012345";
    const [amka, passport] = [
      { numbers: [{ kind: "amka", value }] },
      { numbers: [{ kind: "passport", value }] },
    ];
    expect(compared(amka, passport)).toEqual([["numbers", "differs"]]);
    expect(sharedNumberKinds([aSide(amka), aSide(passport)])).toEqual([]);
    expect(sharedNumberKinds([aSide(amka), aSide(amka)])).toEqual(["amka"]);
  });
});
