import type { OfficeDevice } from "../../data/office/office-answers";

/** A tablet that is well, and what matters about it. */
export const aDevice = (facts: Partial<OfficeDevice> = {}): OfficeDevice => ({
  replica: "r",
  device: "test",
  kind: "field",
  staffName: "Test",
  lastContactAt: 0,
  unsent: 0,
  oldestUnsentAt: null,
  revokedAt: null,
  end: null,
  endedAt: null,
  wipedAt: null,
  here: false,
  beside: [],
  unsentThere: 0,
  oldestThere: null,
  mayEnd: "all",
  clockOffset: 0,
  build: "dev",
  holes: 0,
  repairs: 0,
  trouble: null,
  ...facts,
});
