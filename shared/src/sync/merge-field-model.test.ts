import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldClass } from "../domain/collection";
import { CONSENT_ANSWERS } from "../domain/consent/consent";
import { restrictionOf } from "../domain/consent/restriction";
import { type FieldState, mergeField } from "./merge-field";

/** One write as the register below keeps it. It shares no code with the merge. */
interface Dot {
  seq: number;
  value: string;
  /** Seqs up to this one were on screen. */
  saw: number;
  /** The author's own earlier writes that this one continues, by seq. */
  own: readonly number[];
  /** Sides a reviewer named. */
  named: readonly number[];
}

/** A multi-value register: live is every write that no later one had seen. */
const live = (dots: readonly Dot[]): string[] =>
  dots
    .filter(
      ({ seq }) =>
        !dots.some(
          (later) =>
            later.seq > seq && (seq <= later.saw || later.own.includes(seq) || later.named.includes(seq)),
        ),
    )
    .map(({ value }) => value);

interface Waiting {
  value: string;
  saw: number;
  prev: string | null;
  named: number[] | null;
  hash: string;
}
interface Tablet {
  saw: number;
  sides: number[];
  /** Saved, not delivered yet. */
  waiting: Waiting[];
  /** Everything saved since the last pull, delivered or not: a newer word continues the last of them. */
  since: { hash: string; saw: number }[];
}

const TABLETS = 3;
type Step =
  | { act: "save" | "decide"; tablet: number; value: string }
  | { act: "push"; tablet: number }
  | { act: "pull"; tablet: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("save" as const),
      tablet: fc.nat(TABLETS - 1),
      value: fc.constantFrom("a", "b", "c"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("decide" as const),
      tablet: fc.nat(TABLETS - 1),
      value: fc.constantFrom("a", "d"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("push" as const), tablet: fc.nat(TABLETS - 1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("pull" as const), tablet: fc.nat(TABLETS - 1) }) },
);

class World {
  state: FieldState = { value: null, versions: [], sides: [], base: null };
  readonly dots: Dot[] = [];
  readonly outcomes: string[] = [];
  readonly #seqs = new Map<string, number>();
  readonly #chains = new Map<string, readonly number[]>();
  readonly #tablets: Tablet[] = Array.from({ length: TABLETS }, () => ({
    saw: 0,
    sides: [],
    waiting: [],
    since: [],
  }));
  #saved = 0;

  constructor(readonly fieldClass: FieldClass) {}

  play(step: Step): void {
    const tablet = this.#tablets[step.tablet] as Tablet;
    if (step.act === "pull") return this.#pull(tablet);
    if (step.act === "push") return this.#push(tablet, step.tablet);
    // A desk decides only when it is up to date with itself: it has nothing of its own under way.
    if (step.act === "decide" && (tablet.sides.length === 0 || tablet.since.length > 0)) return;
    this.#saved += 1;
    const hash = `h${this.#saved}`;
    const before = tablet.since.at(-1);
    const saw = before?.saw ?? tablet.saw;
    const named = step.act === "decide" ? [...tablet.sides] : null;
    tablet.waiting.push({ value: step.value, saw, prev: before?.hash ?? null, named, hash });
    tablet.since.push({ hash, saw });
  }

  #pull(tablet: Tablet): void {
    tablet.saw = this.dots.length;
    tablet.sides = this.state.sides.map(({ seq }) => seq);
    // The echo of what was delivered has come; what still waits keeps its base.
    const waiting = new Set(tablet.waiting.map(({ hash }) => hash));
    tablet.since = tablet.since.filter(({ hash }) => waiting.has(hash));
  }

  #push(tablet: Tablet, number: number): void {
    const op = tablet.waiting.shift();
    if (!op) return;
    const seq = this.dots.length + 1;
    const before = op.prev === null ? undefined : this.#seqs.get(op.prev);
    const own =
      op.prev === null || before === undefined ? [] : [before, ...(this.#chains.get(op.prev) ?? [])];
    this.#seqs.set(op.hash, seq);
    this.#chains.set(op.hash, own);
    this.dots.push({ seq, value: op.value, saw: op.saw, own, named: op.named ?? [] });
    const version = {
      seq,
      replica: `r${number}`,
      hash: op.hash,
      author: "",
      incarnation: 1,
      n: seq,
      writtenAt: 0,
      acceptedAt: 0,
    };
    const write = {
      value: op.value,
      baseSeq: op.saw,
      prev: op.prev === null ? [] : [op.prev],
      resolves: op.named,
      version,
    };
    const merged = mergeField(this.fieldClass, this.state, write, () => null, before ?? null);
    this.state = merged.state;
    this.outcomes.push(merged.outcome);
  }

  get shown(): Set<unknown> {
    return new Set([this.state.value, ...this.state.sides.map(({ value }) => value)]);
  }
}

const RUNS = { numRuns: 800 };
const steps = fc.array(anyStep, { minLength: 10, maxLength: 60, size: "max" });

test.each(["low", "critical", "text", "consent", "fixed"] as const)(
  "[M2] [M3] [M7] %s: whatever a multi-value register says is live stands in the field or beside it",
  (fieldClass) => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = new World(fieldClass);
        for (const each of all) {
          world.play(each);
          for (const value of live(world.dots)) expect([...world.shown]).toContain(value);
        }
      }),
      RUNS,
    );
  },
);

test.each(["low", "critical", "text", "consent"] as const)(
  "[M3] %s: when each had seen the last, nothing is ever a conflict",
  (fieldClass) => {
    const turn = fc.record({ tablet: fc.nat(TABLETS - 1), value: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
        const world = new World(fieldClass);
        for (const { tablet, value } of turns)
          for (const each of [
            { act: "pull", tablet },
            { act: "save", tablet, value },
            { act: "push", tablet },
          ] as const)
            world.play(each);
        expect(world.outcomes).not.toContain("conflict");
        expect(world.state.value).toBe(turns.at(-1)?.value ?? null);
      }),
    );
  },
);

const answers = steps.map((all) =>
  all.map((step) =>
    "value" in step ? { ...step, value: CONSENT_ANSWERS["abcd".indexOf(step.value) % 3] ?? "given" } : step,
  ),
);

test("[M4] consent: while it is disputed nothing that somebody said holds back more than what stands", () => {
  let disputed = 0;
  fc.assert(
    fc.property(answers, (all) => {
      const world = new World("consent");
      for (const each of all) {
        world.play(each);
        for (const value of live(world.dots)) expect([...world.shown]).toContain(value);
        const said = world.state.sides.map(({ value }) => value);
        if (said.length === 0) continue;
        disputed += 1;
        for (const answer of said)
          expect(restrictionOf(world.state.value)).toBeGreaterThanOrEqual(restrictionOf(answer));
      }
    }),
    RUNS,
  );
  expect(disputed).toBeGreaterThan(500);
});

test("the steps reach what they are meant to judge", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(steps, (all) => {
      const world = new World("low");
      for (const each of all) world.play(each);
      for (const outcome of world.outcomes) seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      if (live(world.dots).length > 2) seen.set("three live", (seen.get("three live") ?? 0) + 1);
    }),
    RUNS,
  );
  for (const what of ["set", "same", "conflict", "resolved", "three live"])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(50);
});
