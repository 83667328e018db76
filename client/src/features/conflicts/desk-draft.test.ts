import { describe, expect, test } from "vitest";
import { aConflict, aSide } from "./desk-conflict.fixture";
import type { Choice } from "./desk-choice";
import { draftOf, isAbout, readDeskDraft } from "./desk-draft";

const typed = { text: "6970000003", many: [], date: { day: "", month: "", year: "", approximate: false } };
/** As it comes back from the disk. */
const kept = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe("a choice that was not saved yet", () => {
  test.each<Choice>([
    { is: "side", at: 1 },
    { is: "base" },
    { is: "both" },
    { is: "other", value: "6970000001" },
  ])("comes back as it was left: %j", (choice) => {
    const draft = { ...draftOf(aConflict()), choice, typed: choice.is === "other" ? typed : null };
    expect(readDeskDraft(kept(draft))).toEqual(draft);
  });

  test.each([
    null,
    {},
    { ...draftOf(aConflict()) },
    { id: "x", sides: ["1"], choice: { is: "both" }, typed: null },
  ])("%j is none", (left) => {
    expect(readDeskDraft(left)).toBeNull();
  });

  test("[M7] is none any more once there is a side that its reviewer has not seen", () => {
    const conflict = aConflict();
    const draft = draftOf(conflict);
    expect(isAbout(draft, conflict)).toBe(true);
    expect(isAbout(draft, aConflict({ sides: [...conflict.sides, aSide({ seq: 53 })] }))).toBe(false);
    expect(isAbout(draft, aConflict({ id: "conflictBBBBBBBBBBBBBB" }))).toBe(false);
  });
});
