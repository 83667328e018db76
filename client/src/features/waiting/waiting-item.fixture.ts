import type { WaitingItem } from "../../data/office/office-answers";

export const aWaitingItem = (facts: Partial<WaitingItem> = {}): WaitingItem => ({
  id: "waitingAAAAAAAAAAAAAAA",
  collection: "beneficiary",
  recordId: "personAAAAAAAAAAAAAAAA",
  personId: "personAAAAAAAAAAAAAAAA",
  personName: "Δοκιμάκη Μαρία",
  community: "vil.matala",
  hasFile: false,
  fields: [],
  values: {},
  current: null,
  removes: false,
  leadId: null,
  reason: "out-of-reach",
  authorName: "Δοκιμή",
  device: "test",
  writtenAt: 0,
  receivedAt: 0,
  mayDecide: true,
  ...facts,
});
