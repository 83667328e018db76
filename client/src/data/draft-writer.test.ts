import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { DeviceHost } from "./device-host";
import { DraftWriter } from "./draft-writer";
import { aKeyring, ports } from "./store-fixture";
import { keepUnwrittenDrafts, watchDraft } from "./unwritten-drafts";

const FORM = "visit:p";
const BADGE = "0123456789ABCDEFGHJKMNPQRS";

/** A form whose pauses end when the test says so, and a store that may refuse. */
function aWriter() {
  const kept: unknown[] = [];
  const said: string[] = [];
  const disk = { isFull: false };
  let pause: (() => void) | null = null;
  const write = async (what: unknown) => {
    if (disk.isFull) throw new Error("full");
    kept.push(what);
  };
  const writer = new DraftWriter(FORM, {
    store: { keepDraft: (_form, draft) => write(draft), dropDraft: () => write("dropped") },
    after: (_ms, then) => {
      pause = then;
      return () => {
        if (pause === then) pause = null;
      };
    },
    now: () => 7,
    onKept: (at) => void said.push(`kept ${at}`),
    onUnkept: () => void said.push("unkept"),
  });
  return { writer, kept, said, disk, isWaiting: () => pause !== null, endPause: () => pause?.() };
}

describe("the last words of a form", () => {
  test("are written after a pause, once, and a form that was never written leaves nothing", async () => {
    const { writer, kept, said, isWaiting, endPause } = aWriter();
    writer.later(null);
    expect(isWaiting()).toBe(false);
    writer.later({ note: "a" });
    writer.later({ note: "ab" });
    endPause();
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual([{ note: "ab" }]);
    expect(said).toEqual(["kept 7"]);
    writer.later(null);
    endPause();
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual([{ note: "ab" }, "dropped"]);
  });

  test("are written at once when they are asked for, and again when they could not be", async () => {
    const { writer, kept, said, disk, isWaiting } = aWriter();
    disk.isFull = true;
    writer.later({ note: "a" });
    expect(await writer.flush()).toBe(false);
    expect(isWaiting()).toBe(false);
    disk.isFull = false;
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual([{ note: "a" }]);
    expect(said).toEqual(["unkept", "kept 7"]);
  });

  test("go with the save; what was not saved is kept", async () => {
    const { writer, kept } = aWriter();
    writer.later({ note: "a" });
    await writer.fulfil(async () => ({ ok: false }));
    expect(kept).toEqual([{ note: "a" }]);
    writer.later({ note: "ab" });
    await writer.fulfil(async () => ({ ok: true }));
    writer.later({ note: "abc" });
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual([{ note: "a" }]);
  });

  test("wait for a save under way, and are kept when it saves nothing", async () => {
    const { writer, kept } = aWriter();
    writer.later({ note: "a" });
    let end = (_answer: { ok: boolean }): void => undefined;
    const saved = writer.fulfil(() => new Promise<{ ok: boolean }>((resume) => (end = resume)));
    const flushed = writer.flush();
    end({ ok: false });
    await saved;
    expect(await flushed).toBe(true);
    expect(kept).toEqual([{ note: "a" }]);
  });

  test("that were thrown away are not written; later ones are", async () => {
    const { writer, kept } = aWriter();
    writer.later({ note: "a" });
    await writer.drop();
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual(["dropped"]);
    writer.later({ note: "b" });
    expect(await writer.flush()).toBe(true);
    expect(kept).toEqual(["dropped", { note: "b" }]);
  });

  test("reach the disk before a lock that is asked for right after them, and are there after the unlock", async () => {
    // A slow clock keeps the measured cost at its floor.
    let now = 0;
    const host = new DeviceHost({
      ...ports({ indexedDB: new IDBFactory(), IDBKeyRange }),
      clockMs: () => (now += 1000),
      wait: async () => undefined,
      startSync: null,
    });
    await host.enrolHere({ ...aKeyring(), badge: BADGE, serverTime: 0 }, "246810");
    const writer = new DraftWriter(FORM, {
      store: {
        keepDraft: (...args) => host.ask("keepDraft", args),
        dropDraft: (...args) => host.ask("dropDraft", args),
      },
      after: () => () => undefined,
      now: () => 0,
      onKept: () => undefined,
      onUnkept: () => undefined,
    });
    const end = watchDraft(() => writer.flush());
    writer.later({ note: "before and the last words" });
    const kept = keepUnwrittenDrafts();
    await host.lock("warm");
    expect(await kept).toBe(true);
    end();
    await host.unlock("replica-one", "246810", BADGE);
    expect(await host.ask("draft", [FORM])).toMatchObject({ draft: { note: "before and the last words" } });
  });
});

test("a form that cannot keep its last words is told of; one that has left the screen is not asked", async () => {
  const ends = [watchDraft(async () => true), watchDraft(() => Promise.reject(new Error("full")))];
  expect(await keepUnwrittenDrafts()).toBe(false);
  ends[1]?.();
  expect(await keepUnwrittenDrafts()).toBe(true);
  ends[0]?.();
});
