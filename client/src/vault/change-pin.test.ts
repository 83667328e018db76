import { describe, expect, test } from "vitest";
import type { NextPin, PresentPin } from "./change-pin";
import type { Keyrings } from "./keyring";
import { delayBeforeTry } from "./try-delay";
import { anEnrolment, BADGE, enrolled, KEY, PHRASE, PIN, rings, WRONG_PIN } from "./keyring.fixture";
import type { KeyringShelf } from "./keyring-shelf";

const NEXT = "864202";
const OTHER_PHRASE = "tessera alla tychaia logia";

const change = (keyrings: Keyrings, present: Partial<PresentPin> = {}, next: Partial<NextPin> = {}) =>
  keyrings.changePin("replica-one", { pin: PIN, badge: BADGE, ...present }, { pin: NEXT, ...next });
/** Whether PIN and second secret open it after a restart. */
const opens = async (shelf: KeyringShelf, pin: string, second = BADGE): Promise<boolean> =>
  (await rings(shelf).unlock("IN", pin, second)).ok;
const codeOf = async (answer: ReturnType<typeof change>): Promise<string | null> => {
  const given = await answer;
  return given.ok ? null : given.error.code;
};

/** Open, and warm by what it was opened with. */
async function anOpenOne(second = BADGE) {
  const { shelf, entries } = await anEnrolment(PHRASE);
  const here = rings(shelf);
  await here.unlock("IN", PIN, second);
  return { shelf, entries, here };
}

describe("another PIN", () => {
  test("opens the same keys, and the one before opens nothing any more, cold or warm", async () => {
    const { shelf, here } = await anOpenOne();
    expect(await change(here, { badge: null })).toEqual({ ok: true, value: null });
    expect(await opens(shelf, PIN)).toBe(false);
    expect(await rings(shelf).unlock("IN", NEXT, BADGE)).toMatchObject({
      ok: true,
      value: { keys: { core: KEY }, replica: "replica-one" },
    });
    expect(await here.unlock("IN", PIN, null)).toMatchObject({ ok: false, error: { code: "wrong" } });
    expect((await here.unlock("IN", NEXT, null)).ok).toBe(true);
  });

  test("asks for the badge where the lock is not warm by it", async () => {
    const { shelf } = await anEnrolment(PHRASE);
    const cold = rings(shelf);
    expect(await codeOf(change(cold, { badge: null }))).toBe("second-needed");
    const { here } = await anOpenOne(PHRASE);
    expect(await here.peopleHere()).toMatchObject([{ warm: true, badgeIsWarm: false }]);
    expect(await codeOf(change(here, { badge: null }))).toBe("second-needed");
    expect(await codeOf(change(here, { badge: PHRASE }))).toBe("badge-needed");
    expect(await codeOf(change(here))).toBeNull();
    expect(await here.peopleHere()).toMatchObject([{ warm: true, badgeIsWarm: true }]);
  });

  test("a passphrase goes on opening when it is given again; otherwise the badge alone does", async () => {
    const kept = await anOpenOne();
    expect(await codeOf(change(kept.here, {}, { passphrase: PHRASE }))).toBeNull();
    expect(await opens(kept.shelf, NEXT, PHRASE)).toBe(true);
    const another = await anOpenOne();
    expect(await codeOf(change(another.here, {}, { passphrase: OTHER_PHRASE }))).toBeNull();
    expect(await opens(another.shelf, NEXT, PHRASE)).toBe(false);
    expect(await opens(another.shelf, NEXT, OTHER_PHRASE)).toBe(true);
    const dropped = await anOpenOne();
    expect(await codeOf(change(dropped.here))).toBeNull();
    expect(await opens(dropped.shelf, NEXT, PHRASE)).toBe(false);
    expect(await opens(dropped.shelf, NEXT)).toBe(true);
    expect(await rings(dropped.shelf).peopleHere()).toMatchObject([{ hasPassphrase: false }]);
  });

  test.each<[string, Partial<PresentPin>, Partial<NextPin>]>([
    ["pin-shape", {}, { pin: "1234" }],
    ["pin-easy", {}, { pin: "111111" }],
    ["pin-same", {}, { pin: PIN }],
    ["second-shape", {}, { passphrase: "three words only" }],
    ["second-shape", {}, { passphrase: BADGE }],
    ["badge-needed", { badge: "half a badge" }, {}],
  ])("%s: a slip changes nothing, and costs no try", async (code, present, next) => {
    const { shelf, entries, here } = await anOpenOne();
    expect(await codeOf(change(here, present, next))).toBe(code);
    expect(entries.get("replica-one")?.failedTries).toBe(0);
    expect(await opens(shelf, PIN)).toBe(true);
  });

  test("somebody who is not here, or who is disabled, changes nothing", async () => {
    const { shelf, entries } = await anEnrolment();
    const here = rings(shelf);
    expect(await here.changePin("another", { pin: PIN, badge: BADGE }, { pin: NEXT })).toMatchObject({
      error: { code: "unknown" },
    });
    const [entry] = entries.values();
    if (entry) entries.set("replica-one", { ...entry, disabled: true });
    expect(await codeOf(change(here))).toBe("disabled");
  });
});

describe("a wrong PIN at the change", () => {
  test("counts and waits as at an unlock, and the tenth disables", async () => {
    const { shelf, entries } = await anEnrolment();
    const waits: number[] = [];
    const cold = rings(shelf, waits);
    expect(await change(cold, { pin: WRONG_PIN })).toMatchObject({ error: { code: "wrong", triesLeft: 9 } });
    const [entry] = entries.values();
    if (entry) entries.set("replica-one", { ...entry, failedTries: 9 });
    expect(await codeOf(change(cold, { pin: WRONG_PIN }))).toBe("disabled");
    expect(waits).toEqual([0, delayBeforeTry(9)]);
    expect(await opens(shelf, PIN)).toBe(false);
  });

  test("warm, five of them ask for the badge", async () => {
    const { here } = await anOpenOne();
    const codes: (string | null)[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      codes.push(await codeOf(change(here, { pin: WRONG_PIN, badge: null })));
    expect(codes).toEqual(["wrong", "wrong", "wrong", "wrong", "warm-tries-spent", "second-needed"]);
  });
});

describe("whatever dies in between, one of the two opens", () => {
  test.each(["before", "after"] as const)("the tab dies %s the entry is written", async (when) => {
    const { shelf } = await anEnrolment();
    const tab = { ...shelf };
    const here = rings(tab);
    await here.unlock("IN", PIN, BADGE);
    tab.change = async (replica, how) => {
      if (when === "after") await shelf.change(replica, how);
      throw new Error("the tab was closed");
    };
    await expect(change(here, { badge: null })).rejects.toThrow("closed");
    expect([await opens(shelf, PIN), await opens(shelf, NEXT)]).toEqual(
      when === "before" ? [true, false] : [false, true],
    );
  });

  test("a device without room says so, and the old one opens", async () => {
    const { shelf } = await anEnrolment();
    const tab = { ...shelf };
    const here = rings(tab);
    await here.unlock("IN", PIN, BADGE);
    tab.change = async () => "full";
    expect(await codeOf(change(here, { badge: null }))).toBe("not-kept");
    expect(await opens(shelf, PIN)).toBe(true);
    expect((await here.unlock("IN", PIN, null)).ok).toBe(true);
  });

  test("keys that were issued anew meanwhile are not put back under the old ones", async () => {
    const { shelf } = await anEnrolment();
    const before = await shelf.all();
    const here = rings({ ...shelf, all: async () => before });
    await here.unlock("IN", PIN, BADGE);
    await rings(shelf).enrolHere(enrolled, "975312");
    expect(await codeOf(change(here, { badge: null }))).toBe("not-kept");
    expect(await opens(shelf, "975312")).toBe(true);
  });

  test("another tab is warm no more once the PIN is another one", async () => {
    const { shelf, here } = await anOpenOne();
    const tab = rings(shelf);
    await tab.unlock("IN", PIN, BADGE);
    expect(await codeOf(change(here, { badge: null }))).toBeNull();
    expect(await tab.peopleHere()).toMatchObject([{ warm: false }]);
    expect(await tab.unlock("IN", NEXT, null)).toMatchObject({ error: { code: "second-needed" } });
  });
});
