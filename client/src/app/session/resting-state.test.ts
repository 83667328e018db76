import { err } from "@konta/shared/base/result";
import { describe, expect, test } from "vitest";
import { aPerson, aSession } from "./session.fixture";

describe("a memory that came back empty", () => {
  const lossOf = ({ session }: ReturnType<typeof aSession>) => {
    const { state } = session.getState();
    return state.at === "signed-out" ? state.loss : undefined;
  };

  test("[O6] is said aloud, and the second copies are handed in without anybody signing in", async () => {
    let left = 3;
    let waits: (() => void)[] = [];
    const ends = [
      { taken: 0, reached: false },
      { taken: 1, reached: false },
      { taken: 2, reached: true },
      { taken: 0, reached: true },
    ];
    const device = aSession([], {
      lookBack: async () => ({ workedHere: true, copies: left, handedIn: 0 }),
      handIn: async () => {
        const { taken, reached } = ends.shift() ?? { taken: 0, reached: true };
        left -= taken;
        return { taken, left, reached };
      },
      after: (_ms, then) => {
        waits.push(then);
        return () => (waits = waits.filter((each) => each !== then));
      },
    });
    const { start, onSignal } = device.session.getState();
    await start();
    expect(lossOf(device)).toEqual({ what: "copies", taken: 0, left: 3 });
    await onSignal();
    expect(lossOf(device)).toEqual({ what: "copies", taken: 1, left: 2 });
    // The signal came back before the network did: nobody touches anything, and it is tried again.
    const told = new Promise<void>((resume) => {
      const until = device.session.subscribe(() => {
        if (left > 0) return;
        until();
        resume();
      });
    });
    expect(waits).toHaveLength(1);
    for (const retry of waits) retry();
    await told;
    await onSignal();
    expect(lossOf(device)).toEqual({ what: "copies", taken: 3, left: 0 });
    expect(ends).toEqual([]);
  });

  test("[O6] is told with what went while nobody looked, counted once", async () => {
    let [left, handedIn] = [1, 2];
    const device = aSession([], {
      lookBack: async () => ({ workedHere: true, copies: left, handedIn }),
      handIn: async () => {
        const taken = left;
        handedIn += taken;
        left = 0;
        return { taken, left, reached: true };
      },
    });
    const { start, onSignal } = device.session.getState();
    for (const look of [start, onSignal]) {
      await look();
      expect(lossOf(device)).toEqual({ what: "copies", taken: 3, left: 0 });
    }
  });

  test("[O6] is told when only the office remembers this browser, and never on a new one", async () => {
    const evicted = aSession([], { isKnownThere: async () => true });
    const fresh = aSession([]);
    await evicted.session.getState().start();
    await fresh.session.getState().start();
    expect([lossOf(evicted), lossOf(fresh)]).toEqual([{ what: "everything" }, null]);
  });

  test("[O6] what was emptied on purpose is told to the office first, and is no loss", async () => {
    let isKnown = true;
    const device = aSession([], {
      isKnownThere: async () => isKnown,
      obeyOrders: async () => {
        isKnown = false;
        return { emptied: [], left: 0 };
      },
    });
    await device.session.getState().start();
    expect(lossOf(device)).toBeNull();
  });

  test("[O6] a memory that does not open is no private window where people have worked", async () => {
    const { session } = aSession([], {
      peopleHere: () => Promise.reject(new Error("broken")),
      lookBack: async () => ({ workedHere: true, copies: 1, handedIn: 0 }),
    });
    await session.getState().start();
    expect(session.getState().state).toEqual({ at: "no-storage", workedHere: true });
  });

  test("[O6] is said before the lock too, as it stands before and after the office was asked, and outlasts a wrong PIN", async () => {
    let left = 2;
    const said: unknown[] = [];
    const { session } = aSession([aPerson()], {
      forgottenHere: async () => ({ count: 2, left }),
      handIn: async () => {
        left = 0;
        return { taken: 2, left: 0, reached: true };
      },
      unlock: async () => err({ code: "wrong", triesLeft: 9 }),
    });
    session.subscribe(({ state }) => void (state.at === "locked" && said.push(state.forgotten)));
    await session.getState().start();
    expect(said).toEqual([null, { count: 2, left: 2 }, { count: 2, left: 0 }]);
    await session.getState().unlock("replica-1", "000000", "x");
    expect(said.at(-1)).toEqual({ count: 2, left: 0 });
  });

  test("[O6] [P8] nothing forgotten is nothing said, and what cannot be looked at holds up no copy", async () => {
    const whole = aSession([aPerson()]);
    const broken = aSession([aPerson()], { forgottenHere: () => Promise.reject(new Error("broken")) });
    for (const { session, asked } of [whole, broken]) {
      await session.getState().start();
      expect(session.getState().state).toMatchObject({ at: "locked", forgotten: null });
      expect(asked).toEqual(["hand in"]);
    }
  });

  test("[S6] while it is locked it asks again by the clock whether it was given up, and says so", async () => {
    let again = (): void => undefined;
    let given = false;
    const { session } = aSession([aPerson()], {
      forgottenHere: async () => ({ count: 2, left: 1 }),
      obeyOrders: async () => ({ emptied: [], left: given ? 3 : 0 }),
      after: (_ms, then) => {
        again = then;
        return () => undefined;
      },
    });
    await session.getState().start();
    expect(session.getState().state).not.toHaveProperty("given");
    given = true;
    const said = new Promise<void>((resume) => {
      session.subscribe(({ state }) => "given" in state && state.given && resume());
    });
    again();
    await said;
    expect(session.getState().state).toMatchObject({
      at: "locked",
      given: { left: 3 },
      forgotten: { count: 2 },
    });
  });

  test("[P8] while it is locked only the sealed copies are handed in, at the start and when the signal is back", async () => {
    const { session, asked } = aSession([aPerson()]);
    await session.getState().start();
    await session.getState().onSignal();
    expect(asked).toEqual(["hand in", "hand in"]);
  });
});
