import { describe, expect, test } from "vitest";
import { delayBeforeTry } from "./try-delay";
import { anEnrolment, BADGE, enrolled, KEY, PHRASE, PIN, rings, WRONG_PIN } from "./keyring.fixture";
import type { KeyringShelf } from "./keyring-shelf";
import { checkPin } from "./pin-rule";
import { readSecondSecret } from "./second-secret";

describe("keyring", () => {
  test("PIN and badge open it, however the badge is typed", async () => {
    const { shelf } = await anEnrolment();
    const typed = "o123-4567 89ab-cdef ghjk-mnpq rs";
    const opened = await rings(shelf).unlock("IN", PIN, typed);
    expect(opened).toMatchObject({ ok: true, value: { keys: { core: KEY }, replica: "replica-one" } });
  });

  test("a wrong PIN or a wrong second secret opens nothing", async () => {
    const { shelf } = await anEnrolment(PHRASE);
    const cold = rings(shelf);
    expect(await cold.unlock("IN", WRONG_PIN, BADGE)).toEqual({
      ok: false,
      error: { code: "wrong", triesLeft: 9 },
    });
    expect(await cold.unlock("IN", PIN, `1${BADGE.slice(1)}`)).toMatchObject({
      ok: false,
      error: { triesLeft: 8 },
    });
    expect(await cold.unlock("IN", PIN, "four other wrong words")).toMatchObject({ ok: false });
    expect(await cold.unlock("IN", PIN, "")).toMatchObject({ ok: false });
    expect(await cold.unlock("XX", PIN, BADGE)).toEqual({ ok: false, error: { code: "unknown" } });
  });

  test("a passphrase opens it as well, folded, and only when one was set", async () => {
    const { shelf } = await anEnrolment(PHRASE);
    expect((await rings(shelf).unlock("IN", PIN, "  Tessera TYCHAIA  megala logia ")).ok).toBe(true);
    const without = await anEnrolment();
    expect((await rings(without.shelf).unlock("IN", PIN, PHRASE)).ok).toBe(false);
  });

  test("ten wrong tries disable that person, durably and also for the right PIN; a new enrolment enables again", async () => {
    const { shelf, entries } = await anEnrolment();
    const entry = entries.get("replica-one");
    if (!entry) throw new Error("an entry was kept");
    entries.set("replica-one", { ...entry, failedTries: 8 });
    expect(await rings(shelf).unlock("IN", WRONG_PIN, BADGE)).toMatchObject({ error: { triesLeft: 1 } });
    expect(await rings(shelf).unlock("IN", WRONG_PIN, BADGE)).toEqual({
      ok: false,
      error: { code: "disabled" },
    });
    expect(await rings(shelf).unlock("IN", PIN, BADGE)).toEqual({ ok: false, error: { code: "disabled" } });
    expect((await rings(shelf).enrolHere(enrolled, PIN)).ok).toBe(true);
    expect((await rings(shelf).unlock("IN", PIN, BADGE)).ok).toBe(true);
  });

  test("the right PIN on the tenth try opens and forgives the nine before", async () => {
    const { shelf, entries } = await anEnrolment();
    const entry = entries.get("replica-one");
    if (!entry) throw new Error("an entry was kept");
    entries.set("replica-one", { ...entry, failedTries: 9 });
    expect((await rings(shelf).unlock("IN", PIN, BADGE)).ok).toBe(true);
    expect(entries.get("replica-one")?.failedTries).toBe(0);
  });

  test("a try is counted before it is made, and waits longer after the third", async () => {
    const { shelf, entries, waits } = await anEnrolment();
    const entry = entries.get("replica-one");
    if (!entry) throw new Error("an entry was kept");
    entries.set("replica-one", { ...entry, failedTries: 4 });
    let counted = 0;
    const change: KeyringShelf["change"] = async (replica, how) => {
      const now = await shelf.change(replica, how);
      counted = now && now !== "full" ? now.failedTries : 0;
      throw new Error("the tab was closed");
    };
    await expect(rings({ ...shelf, change }, waits).unlock("IN", PIN, BADGE)).rejects.toThrow("closed");
    expect(counted).toBe(5);
    expect(waits.at(-1)).toBe(delayBeforeTry(4));
    expect([0, 1, 2, 3, 4, 9].map(delayBeforeTry)).toEqual([0, 0, 0, 2000, 4000, 60_000]);
  });

  test("who comes back finds how long the next try waits, and nothing once it opened", async () => {
    const { shelf } = await anEnrolment();
    for (let tries = 0; tries < 4; tries += 1) await rings(shelf).unlock("IN", WRONG_PIN, BADGE);
    const reopened = rings(shelf);
    expect(await reopened.peopleHere()).toMatchObject([{ nextTryWaitMs: 4000 }]);
    await reopened.unlock("IN", PIN, BADGE);
    expect(await reopened.peopleHere()).toMatchObject([{ nextTryWaitMs: 0 }]);
  });

  test("warm, the PIN alone opens, five tries; then, and after a cold lock, the second secret is needed", async () => {
    const { shelf } = await anEnrolment();
    const here = rings(shelf);
    const needed = { ok: false, error: { code: "second-needed" } };
    expect(await here.unlock("IN", PIN, null)).toEqual(needed);
    expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
    expect((await here.unlock("IN", PIN, null)).ok).toBe(true);
    for (let left = 4; left > 0; left -= 1)
      expect(await here.unlock("IN", WRONG_PIN, null)).toMatchObject({
        error: { code: "wrong", triesLeft: left },
      });
    expect(await here.unlock("IN", WRONG_PIN, null)).toEqual({
      ok: false,
      error: { code: "warm-tries-spent" },
    });
    expect(await here.unlock("IN", PIN, null)).toEqual(needed);
    expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
    here.cool("replica-one");
    expect(await here.unlock("IN", PIN, null)).toEqual(needed);
  });

  describe("[O2] on a full device, which has to hand over", () => {
    /** The same shelf; nothing is written to it while it is full. */
    async function aFullShelf(failedTries = 0) {
      const { shelf, entries } = await anEnrolment();
      const entry = entries.get("replica-one");
      if (!entry) throw new Error("an entry was kept");
      entries.set("replica-one", { ...entry, failedTries });
      const room = { isFull: true };
      const full: KeyringShelf = {
        ...shelf,
        change: async (replica, how) => (room.isFull ? "full" : shelf.change(replica, how)),
      };
      return { full, entries, room };
    }

    test("the right PIN opens, and what could not be taken back is forgiven while the page lives", async () => {
      const { full, entries } = await aFullShelf(4);
      const waits: number[] = [];
      const here = rings(full, waits);
      expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
      expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
      expect(waits).toEqual([4000, 0]);
      expect(entries.get("replica-one")?.failedTries).toBe(4);
    });

    test("wrong tries count and wait in memory, ten at most", async () => {
      const { full } = await aFullShelf(8);
      const waits: number[] = [];
      const here = rings(full, waits);
      expect(await here.unlock("IN", WRONG_PIN, BADGE)).toMatchObject({ error: { triesLeft: 1 } });
      expect(await here.peopleHere()).toMatchObject([{ nextTryWaitMs: 60_000, disabled: false }]);
      expect(await here.unlock("IN", WRONG_PIN, BADGE)).toEqual({ ok: false, error: { code: "disabled" } });
      expect(await here.unlock("IN", PIN, BADGE)).toEqual({ ok: false, error: { code: "disabled" } });
      expect(await here.peopleHere()).toMatchObject([{ disabled: true }]);
      expect(waits).toEqual([delayBeforeTry(8), delayBeforeTry(9)]);
    });

    test("they are written with the first try that finds room", async () => {
      const { full, entries, room } = await aFullShelf(1);
      const here = rings(full);
      for (let tries = 0; tries < 2; tries += 1) await here.unlock("IN", WRONG_PIN, BADGE);
      room.isFull = false;
      expect(await here.unlock("IN", WRONG_PIN, BADGE)).toMatchObject({ error: { triesLeft: 6 } });
      expect(entries.get("replica-one")?.failedTries).toBe(4);
      expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
      expect(entries.get("replica-one")?.failedTries).toBe(0);
    });
  });

  test("a new PIN leaves nothing warm of the one before", async () => {
    const { shelf } = await anEnrolment();
    const here = rings(shelf);
    expect((await here.unlock("IN", PIN, BADGE)).ok).toBe(true);
    expect((await here.enrolHere(enrolled, "864213")).ok).toBe(true);
    expect(await here.peopleHere()).toMatchObject([{ warm: false }]);
  });

  test("in clear lies nothing but the short code, the replica and the parameters", async () => {
    const { entries } = await anEnrolment(PHRASE);
    const [entry] = entries.values();
    const raw = JSON.stringify(entry, (_name, value: unknown) =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value,
    );
    for (const secret of ["Invented", "stf.nurse", "nurse", KEY, BADGE, PIN, PHRASE])
      expect(raw).not.toContain(secret);
    expect(Object.keys(entry ?? {}).sort()).toEqual(
      ["cost", "disabled", "failedTries", "replica", "salt", "shortCode", "wraps"].sort(),
    );
    expect(entry?.cost).toEqual({ memoryKiB: 19 * 1024, passes: 2, lanes: 1 });
  });
});

test.each([
  ["12345", false, "pin-shape"],
  ["1234567890123", false, "pin-shape"],
  ["24681a", false, "pin-shape"],
  ["000000", false, "pin-easy"],
  ["123456", false, "pin-easy"],
  ["654321", false, "pin-easy"],
  ["246810", false, null],
  ["123456", true, null],
])("PIN %s (demo %s): %s", (pin, demo, problem) => {
  const checked = checkPin(pin, demo);
  expect(checked.ok ? null : checked.error.code).toBe(problem);
});

test.each([
  ["three words only", null],
  ["four words are enough", "passphrase"],
  [BADGE.toLowerCase(), "badge"],
  [`${BADGE}0`, null],
])("second secret %s: %s", (typed, kind) => {
  const read = readSecondSecret(typed);
  expect(read.ok ? read.value.kind : null).toBe(kind);
});
