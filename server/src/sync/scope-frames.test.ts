import { describe, expect, test } from "vitest";
import { type Frame, FrameCache, scopeFrames } from "./scope-frames";
import { headsOf } from "../db/scope-heads";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW } from "./test-municipality";
import { aPerson } from "./test-person";

const SCOPE = "area:vil.avgeniki/core";

/** A cache that counts what had to be made; every frame has ten bytes. */
function aCache(limitBytes: number) {
  const cache = new FrameCache(limitBytes);
  const made: string[] = [];
  const ask = (key: string) =>
    cache.framed(key, async (): Promise<Frame> => {
      made.push(key);
      await Promise.resolve();
      return { head: { kind: "frame", scope: SCOPE, rows: 0, lo: 0, hi: 0 }, body: new Uint8Array(10) };
    });
  return { cache, made, ask };
}

describe("frames kept ready", () => {
  test("one that several ask for at once is made once and counted once", async () => {
    const { made, ask } = aCache(20);
    const [one, other] = await Promise.all([ask("a"), ask("a")]);
    expect(one).toBe(other);
    await Promise.all([ask("b"), ask("b")]);
    expect(await ask("a")).toBe(one);
    expect(made).toEqual(["a", "b"]);
  });

  test("the oldest gives way when there is no room", async () => {
    const { made, ask } = aCache(20);
    for (const key of ["a", "b", "c", "b", "c", "a"]) await ask(key);
    expect(made).toEqual(["a", "b", "c", "a"]);
  });

  test("one that could not be made is made by the next who asks", async () => {
    const { cache, made, ask } = aCache(20);
    await expect(cache.framed("a", () => Promise.reject(new Error("no room")))).rejects.toThrow("no room");
    await ask("a");
    await ask("a");
    expect(made).toEqual(["a"]);
  });

  test("two who pull the same scope at the same time get the same frames, made once", async () => {
    const db = aMunicipality();
    applySystemOps(
      db,
      Array.from({ length: 1_000 }, () => aPerson()),
      NOW,
    );
    const head = headsOf(db, [SCOPE])[SCOPE] ?? 0;
    const cache = new FrameCache(1_000_000);
    const pull = async () => {
      const frames: Frame[] = [];
      for await (const frame of scopeFrames(db, cache, SCOPE, 0, head)) frames.push(frame);
      return frames;
    };
    const [one, other] = await Promise.all([pull(), pull()]);
    expect(one.length).toBeGreaterThan(1);
    one.forEach((frame, at) => expect(other[at]).toBe(frame));
    expect(one.at(-1)?.head.hi).toBe(head);
  });
});
