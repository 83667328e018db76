import { err } from "@konta/shared/base/result";
import { describe, expect, test } from "vitest";
import { anEnrolment, aPerson, aSession } from "./session.fixture";

const credentials = { username: "ab", password: "secret" };
const BADGE = "0123456789ABCDEFGHJKMNPQRS";
const CORE_KEY = "k".repeat(43);

/** Somebody has signed in and stands before the choice of a PIN; the test ends the waits. */
async function signedIn(over: Parameters<typeof aSession>[1] = {}, demo = false) {
  let waits: (() => void)[] = [];
  const enrolled = { ...anEnrolment("replica-1"), keys: { core: CORE_KEY }, badge: BADGE, demo };
  const one = aSession([aPerson()], {
    enrol: async () => ({ ok: true, value: enrolled }),
    after: (_ms, then) => {
      waits.push(then);
      return () => (waits = waits.filter((each) => each !== then));
    },
    ...over,
  });
  await one.session.getState().signIn(credentials);
  return { ...one, waits: () => waits, store: () => JSON.stringify(one.session.getState()) };
}

describe("the keys that wait for a PIN", () => {
  test("never stand in the page's store; the badge only in a demo, which shows it", async () => {
    const real = await signedIn();
    expect(real.at()).toBe("set-pin");
    expect(real.store()).not.toContain(CORE_KEY);
    expect(real.store()).not.toContain(BADGE);
    const demo = await signedIn({}, true);
    expect(demo.store()).not.toContain(CORE_KEY);
    expect(demo.store()).toContain(BADGE);
  });

  test("are gone once the PIN is set", async () => {
    const { session, asked, waits, store } = await signedIn({}, true);
    expect(await session.getState().setPin("246810")).toBeNull();
    expect(waits()).toEqual([]);
    expect(store()).not.toContain(BADGE);
    await session.getState().setPin("246810");
    expect(asked.filter((each) => each.startsWith("bind"))).toEqual(["bind replica-1"]);
  });

  test("wait on when a PIN is refused or could not be kept", async () => {
    const binds = [async () => err({ code: "pin-easy" as const }), () => Promise.reject(new Error("full"))];
    const { session, at, waits } = await signedIn({
      bind: () => binds.shift()?.() ?? Promise.resolve(err({ code: "pin-shape" })),
    });
    expect(await session.getState().setPin("111111")).toEqual({ code: "pin-easy" });
    await expect(session.getState().setPin("246810")).rejects.toThrow("full");
    expect(at()).toBe("set-pin");
    expect(waits()).toHaveLength(1);
    expect(await session.getState().setPin("246810")).toEqual({ code: "pin-shape" });
  });

  test("are dropped after ten minutes of nothing, in plain words, and not while somebody types", async () => {
    const { session, asked, at, waits } = await signedIn();
    const [before] = waits();
    session.getState().stay();
    expect(waits()).toHaveLength(1);
    expect(waits()[0]).not.toBe(before);
    const told = new Promise<void>((resume) => {
      const until = session.subscribe(() => {
        until();
        resume();
      });
    });
    for (const end of waits()) end();
    await told;
    expect(session.getState().state).toMatchObject({
      at: "signed-out",
      isLate: true,
      people: [{ shortCode: "AB" }],
    });
    expect(asked).toContain("sign-out");
    await session.getState().setPin("246810");
    expect(at()).toBe("signed-out");
    expect(asked.some((each) => each.startsWith("bind"))).toBe(false);
  });

  test("are dropped when the screen is left", async () => {
    const { session, asked, at, waits } = await signedIn();
    await session.getState().leaveSetPin();
    expect(at()).toBe("locked");
    expect(waits()).toEqual([]);
    await session.getState().setPin("246810");
    expect(asked.some((each) => each.startsWith("bind"))).toBe(false);
    expect(asked).toContain("sign-out");
  });
});
