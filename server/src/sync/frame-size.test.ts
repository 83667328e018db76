import { LIMITS } from "@konta/shared/sync/limits";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { headsOf } from "../db/scope-heads";
import { FrameCache, scopeFrames } from "./scope-frames";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW } from "./test-municipality";
import { aRecordId } from "./test-replica";

const SCOPE = "area:vil.siva/core";
const PEOPLE = 400;

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

/** Texts by a seed, so that a size that is too large is too large again. */
const texts = (text: fc.Arbitrary<string>): string[] => fc.sample(text, { numRuns: PEOPLE, seed: 7 });
const someWords = fc
  .array(fc.integer({ min: 0, max: 4_000 }), { minLength: 80, maxLength: 80 })
  .map((numbers) =>
    numbers.map((number) => (number * 2_654_435_761).toString(36).slice(0, 3 + (number % 6))).join(" "),
  );
const noise = fc.string({
  minLength: 490,
  maxLength: 490,
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
});

test.each([
  ["a word each", fc.constant("word")],
  ["long words of people", someWords],
  ["what nothing shrinks", noise],
])(
  "[P5] a part stays small enough for a slow line, and holds together with the next: %s",
  async (_what, text) => {
    const people = texts(text).map((howToFind) => ({
      collection: "beneficiary",
      id: aRecordId(),
      fields: { community: "vil.siva", howToFind: howToFind.slice(0, 490) },
    }));
    applySystemOps(db, people, NOW);
    const head = headsOf(db, [SCOPE])[SCOPE] ?? 0;
    let [rows, cursor] = [0, 0];
    for await (const frame of scopeFrames(db, new FrameCache(10_000_000), SCOPE, 0, head, 1)) {
      expect(frame.body.length).toBeLessThan(LIMITS.frameBytes * 1.5);
      expect(frame.head.lo).toBe(cursor);
      cursor = frame.head.hi;
      rows += frame.head.rows;
    }
    expect([rows, cursor]).toEqual([PEOPLE, head]);
  },
);
