import type { DeskConflict, DeskSide } from "../../data/office/office-answers";

export const aSide = (side: Partial<DeskSide> = {}): DeskSide => ({
  seq: 41,
  value: "6970000001",
  author: "stf.nurse",
  authorName: "Ελένη Δοκιμάκη",
  device: "A1",
  writtenAt: 1_795_000_000_000,
  acceptedAt: 1_795_000_060_000,
  ...side,
});

export const aConflict = (conflict: Partial<DeskConflict> = {}): DeskConflict => ({
  id: "conflictAAAAAAAAAAAAAA",
  collection: "phone",
  recordId: "phoneAAAAAAAAAAAAAAAAA",
  personId: "personAAAAAAAAAAAAAAAA",
  personName: "Δοκιμάκη Μαρία",
  localReference: "HER-26-A10001-X",
  field: "number",
  class: "low",
  base: "6970000000",
  sides: [
    aSide(),
    aSide({ seq: 47, value: "6970000002", authorName: "Γιώργος Παραδειγμάκης", device: "B2" }),
  ],
  current: "6970000002",
  open: true,
  openedAt: 1_795_000_060_000,
  resolvedAt: null,
  resolvedBy: "",
  recordBase: ["epochA", 47],
  mayDecide: true,
  ...conflict,
});
