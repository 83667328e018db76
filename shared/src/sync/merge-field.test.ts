import { describe, expect, test } from "vitest";
import type { FieldClass } from "../domain/collection";
import { type FieldState, type FieldVersion, type FieldWrite, mergeField } from "./merge-field";

const EMPTY: FieldState = { value: null, versions: [], sides: [], base: null };

const version = (seq: number, replica: string, writtenAt = 0): FieldVersion => ({
  seq,
  replica,
  hash: `hash-${seq}`,
  author: `staff.${replica}`,
  incarnation: 1,
  n: seq,
  writtenAt,
  acceptedAt: seq * 1000,
});

interface Saying {
  by?: string;
  saw?: number;
  prev?: number[];
  resolves?: number[];
  writtenAt?: number;
}
const says = (
  seq: number,
  value: unknown,
  { by = "r1", saw = 0, prev = [], resolves, writtenAt }: Saying = {},
) =>
  ({
    value,
    baseSeq: saw,
    prev: prev.map((each) => `hash-${each}`),
    resolves: resolves ?? null,
    version: version(seq, by, writtenAt),
  }) satisfies FieldWrite;

function played(fieldClass: FieldClass, ...writes: FieldWrite[]) {
  let state = EMPTY;
  const outcomes: string[] = [];
  for (const write of writes) {
    const prevSide = write.prev.length > 0 ? Number(write.prev.at(-1)?.slice(5)) : null;
    const merged = mergeField(fieldClass, state, write, () => "start", prevSide);
    state = merged.state;
    outcomes.push(merged.outcome);
  }
  return { state, outcomes, sides: state.sides.map((side) => side.value) };
}

const CLASSES: readonly FieldClass[] = ["low", "critical", "text", "consent"];

describe.each(CLASSES)("a field of class %s", (fieldClass) => {
  test("[M3] the first write sets it, and one that saw the last sets it again", () => {
    const { state, outcomes } = played(fieldClass, says(1, "a"), says(2, "b", { by: "r2", saw: 1 }));
    expect(outcomes).toEqual(["set", "set"]);
    expect(state).toMatchObject({ value: "b", sides: [] });
  });

  test("[M2] the base decides: one seq short is concurrent", () => {
    expect(played(fieldClass, says(5, "a"), says(6, "b", { by: "r2", saw: 5 })).outcomes).toEqual([
      "set",
      "set",
    ]);
    expect(played(fieldClass, says(5, "a"), says(6, "b", { by: "r2", saw: 4 })).outcomes).toEqual([
      "set",
      "conflict",
    ]);
  });

  test("[M2] a base of another epoch is concurrent with everything", () => {
    expect(played(fieldClass, says(1, "a"), says(2, "b", { by: "r2", saw: -1 })).outcomes[1]).toBe(
      "conflict",
    );
  });

  test("[M2] the same replica's own earlier op, named as prev, makes a write clean", () => {
    const own = played(fieldClass, says(1, "a"), says(2, "b", { prev: [1] }));
    expect(own.outcomes).toEqual(["set", "set"]);
    const stranger = played(fieldClass, says(1, "a"), says(2, "b", { by: "r2", prev: [1] }));
    expect(stranger.outcomes).toEqual(["set", "conflict"]);
  });

  test("[M3] a conflict keeps both values, authors and times and what they started from", () => {
    const { state } = played(
      fieldClass,
      says(3, "a", { writtenAt: 50 }),
      says(4, "b", { by: "r2", saw: 2, writtenAt: 40 }),
    );
    expect(state.base).toBe("start");
    expect(state.sides).toEqual([
      expect.objectContaining({ seq: 3, value: "a", author: "staff.r1", writtenAt: 50, acceptedAt: 3000 }),
      expect.objectContaining({ seq: 4, value: "b", author: "staff.r2", writtenAt: 40, acceptedAt: 4000 }),
    ]);
  });

  test("[M3] an equal value credits its author and raises nothing", () => {
    const { state, outcomes } = played(
      fieldClass,
      says(1, { b: 1, a: [2] }),
      says(2, { a: [2], b: 1 }, { by: "r2" }),
    );
    expect(outcomes).toEqual(["set", "same"]);
    expect(state.versions.map(({ author }) => author)).toContain("staff.r2");
  });

  test("[M3] who changes what two said must have seen both", () => {
    const both = [says(1, "a"), says(2, "a", { by: "r2" })];
    expect(played(fieldClass, ...both, says(3, "b", { saw: 1 })).outcomes[2]).toBe("conflict");
    expect(played(fieldClass, ...both, says(3, "b", { saw: 2 })).outcomes[2]).toBe("set");
  });

  test("[M1] no clock takes part: other times of writing, same end", () => {
    const play = (first: number, second: number) => {
      const { state, outcomes } = played(
        fieldClass,
        says(1, "a", { writtenAt: first }),
        says(2, "b", { by: "r2", writtenAt: second }),
      );
      return { outcomes, value: state.value, sides: state.sides.map(({ seq, value }) => [seq, value]) };
    };
    expect(play(9_000, 1)).toEqual(play(1, 9_000));
  });

  test("[M7] three who did not know of each other lie side by side", () => {
    expect(
      played(fieldClass, says(1, "a"), says(2, "b", { by: "r2" }), says(3, "c", { by: "r3" })).sides,
    ).toEqual(["a", "b", "c"]);
  });

  test("[M7] a decision that names all sides closes the disagreement with any value", () => {
    const open = [says(1, "a"), says(2, "b", { by: "r2" })];
    for (const decided of ["a", "b", "third", null]) {
      const { state, outcomes } = played(
        fieldClass,
        ...open,
        says(3, decided, { by: "desk", saw: 2, resolves: [1, 2] }),
      );
      expect(outcomes[2]).toBe("resolved");
      expect(state).toMatchObject({ value: decided, sides: [], base: null });
    }
  });

  test("[M7] a side the reviewer had not seen keeps it open, beside the decision", () => {
    const { state, outcomes, sides } = played(
      fieldClass,
      says(1, "a"),
      says(2, "b", { by: "r2" }),
      says(3, "late", { by: "r3" }),
      says(4, "b", { by: "desk", saw: 2, resolves: [1, 2] }),
    );
    expect(outcomes[3]).toBe("conflict");
    expect(state.value).toBe("b");
    expect(sides).toEqual(["late", "b"]);
  });

  test("[M7] a side that arrives after the decision reopens it", () => {
    const { outcomes, sides } = played(
      fieldClass,
      says(1, "a"),
      says(2, "b", { by: "r2" }),
      says(3, "b", { by: "desk", saw: 2, resolves: [1, 2] }),
      says(4, "late", { by: "r3" }),
    );
    expect(outcomes[3]).toBe("conflict");
    expect(sides).toEqual(["b", "late"]);
  });

  test("[M7] an author's newer word takes the place of the older, nobody else's", () => {
    const { sides } = played(
      fieldClass,
      says(1, "a"),
      says(2, "b", { by: "r2" }),
      says(3, "c", { by: "r2", prev: [2] }),
    );
    expect(sides).toEqual(["a", "c"]);
  });

  test("[M7] who said the same beside the field stands behind it when the last other changes his mind", () => {
    // r1's a and r3's a lie beside r2's b; r2 comes round to a, and later changes it again without having seen r1.
    const { outcomes, sides } = played(
      fieldClass,
      says(1, "a"),
      says(2, "b", { by: "r2" }),
      says(3, "a", { by: "r3" }),
      says(4, "a", { by: "r2", prev: [2] }),
      says(5, "c", { by: "r2", prev: [4] }),
    );
    expect(outcomes[4]).toBe("conflict");
    expect(sides.filter((value) => value === "a").length).toBeGreaterThan(1);
    expect(sides).toContain("c");
  });

  test("[M3] clearing a field is a value like any other", () => {
    expect(played(fieldClass, says(1, "a"), says(2, null, { by: "r2" })).sides).toEqual(["a", null]);
    expect(played(fieldClass, says(1, "a"), says(2, null, { by: "r2", saw: 1 })).state.value).toBeNull();
  });
});

describe("what is shown while a conflict is open", () => {
  test.each([
    ["low", "b"],
    ["critical", "a"],
    ["text", "a"],
    ["fixed", "a"],
  ] as const)("[M4] %s: of a, then b, %s stands and both are there", (fieldClass, shown) => {
    const { state, sides } = played(fieldClass, says(1, "a"), says(2, "b", { by: "r2" }));
    expect(state.value).toBe(shown);
    expect(sides).toEqual(["a", "b"]);
  });

  test.each([
    ["given", "withdrawn", "withdrawn"],
    ["withdrawn", "given", "withdrawn"],
    ["refused", "given", "refused"],
    ["given", null, null],
  ])("[M4] consent: of %s, then %s, %s stands and both are there", (one, other, shown) => {
    const { state, sides } = played("consent", says(1, one), says(2, other, { by: "r2" }));
    expect(state.value).toBe(shown);
    expect(sides).toEqual([one, other]);
  });

  test("[M4] [M7] a consent withdrawn behind the reviewer's back stands over a decision to go on with it", () => {
    const { state, outcomes } = played(
      "consent",
      says(1, "given"),
      says(2, "refused", { by: "r2" }),
      says(3, "withdrawn", { by: "r3" }),
      says(4, "given", { by: "desk", saw: 2, resolves: [1, 2] }),
    );
    expect(outcomes.at(-1)).toBe("conflict");
    expect(state.value).toBe("withdrawn");
    expect(state.versions.map(({ seq }) => seq)).toEqual([3]);
  });

  test("[M4] [M2] whoever saw a disputed consent and gives it again does not undo the withdrawal beside it", () => {
    const { state } = played(
      "consent",
      says(1, "given"),
      says(2, "withdrawn", { by: "r2" }),
      says(3, "given", { by: "r1", saw: 2 }),
    );
    expect(state.value).toBe("withdrawn");
    expect(state.sides.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test.each([{ resolves: [] }, { resolves: [9] }])(
    "[M4] [M7] a decision that names no open side ($resolves) replaces nothing that its author had not seen",
    ({ resolves }) => {
      const { state, outcomes, sides } = played(
        "critical",
        says(1, "a"),
        says(2, "b", { by: "r2" }),
        says(3, "c", { by: "r3", resolves }),
      );
      expect(outcomes.at(-1)).toBe("conflict");
      expect(state.value).toBe("a");
      expect(sides).toEqual(["a", "b", "c"]);
    },
  );

  test("[M4] what is fixed is not changed by who saw it either", () => {
    const { state, outcomes } = played(
      "fixed",
      says(1, "a"),
      says(2, "b", { saw: 1 }),
      says(3, "a", { saw: 2 }),
    );
    expect(outcomes[1]).toBe("conflict");
    expect(state.value).toBe("a");
  });
});
