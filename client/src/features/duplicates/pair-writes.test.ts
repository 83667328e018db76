import { describe, expect, test } from "vitest";
import { aDecidedPair, anOpenPair, aSide } from "./duplicate-pair.fixture";
import { inverseOf, type PairChoice, writeOf } from "./pair-writes";

const A = "personAAAAAAAAAAAAAAAA";
const B = "personBBBBBBBBBBBBBBBB";
const merge = (stays: 0 | 1, why = ""): PairChoice => ({ is: "merge", stays, why });

describe("what a decision about two files writes", () => {
  test("[B1] a merge is one redirect, with the id of the absorbed person", () => {
    const fields = { personId: B, into: A };
    const written = { collection: "redirect", id: B, base: null, fields };
    expect(writeOf(anOpenPair(), merge(0))).toEqual({ by: "change", change: written });
  });

  test("[B1] the other file may stay, and the reason goes along in tidy words", () => {
    const { by, ...write } = writeOf(anOpenPair(), merge(1, "  Το είπε η ίδια. "));
    expect(by).toBe("change");
    expect(write).toMatchObject({
      change: { id: A, fields: { personId: A, into: B, why: "Το είπε η ίδια." } },
    });
  });

  test("[B2] a second merge starts from what the first left, and does not keep its reason", () => {
    const known = aSide({ id: B, redirectBase: ["epochA", 12] });
    const pair = anOpenPair({ people: [aSide(), known] });
    expect(writeOf(pair, merge(0))).toMatchObject({
      change: { base: ["epochA", 12], fields: { personId: B, into: A, why: null } },
    });
    expect(writeOf(pair, merge(0, "Ίδιο χαρτί."))).toMatchObject({
      change: { fields: { why: "Ίδιο χαρτί." } },
    });
  });

  test("[B2] unmerge clears the redirect and touches nothing else", () => {
    const change = { collection: "redirect", id: B, base: ["epochA", 47], fields: { into: null } };
    expect(writeOf(aDecidedPair(), { is: "unmerge" })).toEqual({ by: "change", change });
  });

  test("[B3] two people after all is a record of its own, and goes away again", () => {
    const fields = { personId: A, otherId: B, why: "Δίδυμες." };
    expect(writeOf(anOpenPair({ kind: "twins" }), { is: "distinct", why: "Δίδυμες." })).toEqual({
      by: "addition",
      collection: "distinct",
      fields,
    });
    const pair = aDecidedPair({ state: "distinct", id: "distinctAAAAAAAAAAAAAA" });
    expect(writeOf(pair, { is: "again" })).toMatchObject({
      change: { collection: "distinct", id: pair.id, base: pair.base, fields: {}, remove: true },
    });
  });
});

describe("[B2] what takes a decision back", () => {
  test("a merge that waits to be sent: the same record, from the same base", () => {
    expect(inverseOf(anOpenPair(), merge(0), B, null)).toEqual({
      by: "change",
      change: { collection: "redirect", id: B, base: null, fields: { into: null } },
    });
  });

  test("a merge that was delivered: from what the office has", () => {
    expect(inverseOf(anOpenPair(), merge(0), B, ["epochA", 48])).toMatchObject({
      change: { id: B, base: ["epochA", 48], fields: { into: null } },
    });
  });

  test("two people: the record that was just made", () => {
    const made = "distinctAAAAAAAAAAAAAA";
    expect(inverseOf(anOpenPair(), { is: "distinct", why: "" }, made, null)).toMatchObject({
      change: { collection: "distinct", id: made, base: null, remove: true },
    });
  });

  test("an unmerge: into the same file again; a pair looked at again: two people for the same reason", () => {
    expect(inverseOf(aDecidedPair(), { is: "unmerge" }, B, null)).toMatchObject({
      change: { id: B, base: ["epochA", 47], fields: { into: A } },
    });
    const pair = aDecidedPair({ state: "distinct", why: "Δίδυμες." });
    expect(inverseOf(pair, { is: "again" }, pair.id, null)).toMatchObject({
      by: "addition",
      fields: { personId: A, otherId: B, why: "Δίδυμες." },
    });
  });
});
