import { err, ok } from "@konta/shared/base/result";
import { describe, expect, test } from "vitest";
import { anEnrolment, aPerson, aSession } from "./session.fixture";

const credentials = { username: "ab", password: "secret" };

describe("a session", () => {
  test("begins at the sign-in on a device nobody has used, and locked on one that somebody has", async () => {
    const nobody = aSession([]);
    const somebody = aSession([aPerson()]);
    expect(nobody.at()).toBe("starting");
    await nobody.session.getState().start();
    await somebody.session.getState().start();
    expect([nobody.at(), somebody.at()]).toEqual(["signed-out", "locked"]);
  });

  test("says so where the browser keeps nothing", async () => {
    const { session, at } = aSession([], { peopleHere: () => Promise.reject(new Error("no storage")) });
    await session.getState().start();
    expect(at()).toBe("no-storage");
  });

  test("the first time: sign in, bind a new replica, choose a PIN, open, and ask the browser once to keep it", async () => {
    const { session, asked, at } = aSession([]);
    expect(await session.getState().signIn(credentials)).toBeNull();
    expect(at()).toBe("set-pin");
    expect(session.getState().demo).toBe(true);
    expect(await session.getState().setPin("246810")).toBeNull();
    expect(at()).toBe("open");
    expect(asked).toEqual(["new field", "bind replica-new", "ask to stay"]);
  });

  test("a wrong password changes nothing and says why", async () => {
    const { session, asked, at } = aSession([], { signIn: async () => err({ code: "wrong-credentials" }) });
    await session.getState().start();
    expect(await session.getState().signIn(credentials)).toEqual({ code: "wrong-credentials" });
    expect(at()).toBe("signed-out");
    expect(asked).toEqual([]);
  });

  test("who has a replica here gets the keys of that one again, so that nothing unsent is left behind", async () => {
    const { session, asked } = aSession([aPerson({ disabled: true })]);
    await session.getState().signIn(credentials);
    expect(asked).toEqual(["keys of replica-1"]);
    expect(session.getState().state).toMatchObject({ at: "set-pin", again: true });
  });

  test("another person's replica under the same short code is left alone", async () => {
    const tried: string[] = [];
    const { session } = aSession([aPerson({ replica: "hers" })], {
      enrol: async (request) => {
        tried.push("replica" in request ? request.replica : "new");
        return "replica" in request ? err({ code: "not-found" }) : ok(anEnrolment("mine"));
      },
    });
    await session.getState().signIn(credentials);
    expect(tried).toEqual(["hers", "new"]);
    expect(session.getState().state).toMatchObject({ at: "set-pin", again: false });
  });

  test("no new replica is made when the keys could not be asked for at all", async () => {
    const tried: string[] = [];
    const { session, at } = aSession([aPerson()], {
      enrol: async (request) => {
        tried.push("replica" in request ? "again" : "new");
        return err({ code: "offline" });
      },
    });
    expect(await session.getState().signIn(credentials)).toEqual({ code: "offline" });
    expect(tried).toEqual(["again"]);
    expect(at()).toBe("starting");
  });

  test("a PIN that the vault refuses leaves the sign-in standing", async () => {
    const { session, at } = aSession([], { bind: async () => err({ code: "pin-easy" }) });
    await session.getState().signIn(credentials);
    expect(await session.getState().setPin("111111")).toEqual({ code: "pin-easy" });
    expect(at()).toBe("set-pin");
  });

  test("a wrong unlock stays locked, with the list as it is now", async () => {
    const people = [aPerson()];
    const { session } = aSession(people, {
      unlock: async () => {
        people[0] = aPerson({ disabled: true });
        return err({ code: "disabled" });
      },
    });
    await session.getState().start();
    expect(await session.getState().unlock("replica-1", "000000", "x")).toEqual({ code: "disabled" });
    expect(session.getState().state).toMatchObject({ at: "locked", people: [{ disabled: true }] });
  });

  test("[O2] an unlock or a sign-in that the storage breaks says so, and stands where it stood", async () => {
    const broken = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const here = [aPerson()];
    const { session } = aSession(here, { unlock: broken });
    await session.getState().start();
    expect(await session.getState().unlock("replica-1", "246810", "x")).toEqual({ code: "failed" });
    expect(session.getState().state).toEqual({ at: "locked", people: here, forgotten: null });
    const nobody = aSession([], { enrol: broken });
    await nobody.session.getState().start();
    expect(await nobody.session.getState().signIn(credentials)).toEqual({ code: "failed" });
    expect(nobody.at()).toBe("signed-out");
  });

  test("a list that cannot be read again hides no answer", async () => {
    let reads = 0;
    const { session } = aSession([], {
      peopleHere: () =>
        (reads += 1) === 1 ? Promise.resolve([aPerson()]) : Promise.reject(new Error("read")),
      unlock: async () => err({ code: "wrong", triesLeft: 9 }),
    });
    await session.getState().start();
    expect(await session.getState().unlock("replica-1", "000000", "x")).toEqual({
      code: "wrong",
      triesLeft: 9,
    });
    expect(session.getState().state).toMatchObject({ at: "locked", people: [{ replica: "replica-1" }] });
    await session.getState().toSignIn();
    expect(session.getState().state).toMatchObject({ at: "no-storage" });
  });

  test("an unlock ends the server session that a colleague may have left in this browser", async () => {
    const { session, asked, at } = aSession([aPerson()]);
    await session.getState().start();
    expect(await session.getState().unlock("replica-1", "246810", null)).toBeNull();
    expect(at()).toBe("open");
    expect(asked).toEqual(["hand in", "leave unless staff.ab"]);
  });

  test("from the list of people to the sign-in and back", async () => {
    const { session, at } = aSession([aPerson()]);
    await session.getState().start();
    await session.getState().toSignIn();
    expect(at()).toBe("signed-out");
    await session.getState().toPeople();
    expect(at()).toBe("locked");
  });

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
        lookBack: async () => ({ workedHere: true, copies: left }),
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
        lookBack: async () => ({ workedHere: true, copies: 1 }),
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
});
