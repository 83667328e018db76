import type { DecidedPair, DuplicateSide, OpenPair } from "../../data/office/duplicate-answers";

export const aSide = (facts: Partial<DuplicateSide> = {}): DuplicateSide => ({
  id: "personAAAAAAAAAAAAAAAA",
  name: "Δοκιμάκη Μαρία",
  latinName: "",
  phones: [],
  numbers: [],
  household: [],
  visits: 0,
  referrals: 0,
  byName: "Δοκιμή",
  createdAt: 1_795_000_000_000,
  redirectBase: null,
  ...facts,
});

export const anOpenPair = (facts: Partial<OpenPair> = {}): OpenPair => ({
  state: "open",
  id: "personAAAAAAAAAAAAAAAA.personBBBBBBBBBBBBBBBB",
  kind: "same",
  reasons: [],
  people: [aSide(), aSide({ id: "personBBBBBBBBBBBBBBBB" })],
  mayDecide: true,
  ...facts,
});

export const aDecidedPair = (facts: Partial<DecidedPair> = {}): DecidedPair => ({
  state: "merged",
  id: "personBBBBBBBBBBBBBBBB",
  people: [aSide(), aSide({ id: "personBBBBBBBBBBBBBBBB" })],
  mayDecide: true,
  byName: "Δοκιμή",
  at: 1_795_000_000_000,
  base: ["epochA", 47],
  ...facts,
});
