import { describe, expect, test } from "vitest";
import { readBody } from "./read-body";

const NEVER_CUT = { graceMs: 1_000_000, bytesPerMs: 1 };
const AT_ONCE = { graceMs: 0, bytesPerMs: 1 };
const { NaN: unsaid } = Number;

/** A body of these chunks, which then ends, or never does. */
function aBody(chunks: readonly number[], ends = true) {
  const left = [...chunks];
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const size = left.shift();
      if (size !== undefined) controller.enqueue(new Uint8Array(size).fill(size));
      else if (ends) controller.close();
      else await new Promise(() => undefined);
    },
    cancel: () => void (cancelled = true),
  });
  return { body, isCancelled: () => cancelled };
}

describe("a body", () => {
  test("comes whole, in the order of its chunks; none is an empty one", async () => {
    const read = await readBody(aBody([2, 1]).body, unsaid, 3, NEVER_CUT);
    expect(read).toMatchObject({ ok: true });
    expect([...(read.ok ? read.value : [])]).toEqual([2, 2, 1]);
    expect(await readBody(null, unsaid, 3, NEVER_CUT)).toEqual({ ok: true, value: new Uint8Array() });
  });

  test("that says it is too large is not read; one that does not say it is given up where it becomes so", async () => {
    const announced = aBody([4]);
    expect(await readBody(announced.body, 4, 3, NEVER_CUT)).toEqual({ ok: false, error: "too-large" });
    expect(announced.body.locked).toBe(false);
    const streamed = aBody([2, 2], false);
    expect(await readBody(streamed.body, unsaid, 3, NEVER_CUT)).toEqual({ ok: false, error: "too-large" });
    expect(streamed.isCancelled()).toBe(true);
  });

  test("that does not come on is given up; what came of it earns it time", async () => {
    const silent = aBody([], false);
    expect(await readBody(silent.body, unsaid, 3, AT_ONCE)).toEqual({ ok: false, error: "too-slow" });
    expect(silent.isCancelled()).toBe(true);
    const trickling = aBody([1, 1], false);
    expect(await readBody(trickling.body, unsaid, 3, AT_ONCE)).toEqual({ ok: false, error: "too-slow" });
  });
});
