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

  test("who must set up a second factor does so before a key of this device is asked for", async () => {
    const { session, asked, at } = aSession([], {
      signIn: async () =>
        ok({ staffId: "staff.ab", name: "Anna", shortCode: "AB", roles: ["clerk"], secondFactor: "missing" }),
    });
    expect(await session.getState().signIn(credentials)).toBeNull();
    expect(at()).toBe("set-up-factor");
    expect(asked).toEqual([]);
    expect(await session.getState().factorStands()).toBeNull();
    expect(at()).toBe("set-pin");
    expect(asked).toEqual(["new office"]);
    expect(await session.getState().factorStands()).toBeNull();
    expect(asked).toEqual(["new office"]);
  });

  test("a second factor that stands is not lost where the keys cannot be asked for; leaving ends the session", async () => {
    const { session, asked, at } = aSession([], {
      signIn: async () =>
        ok({ staffId: "staff.ab", name: "Anna", shortCode: "AB", roles: ["clerk"], secondFactor: "missing" }),
      enrol: async () => err({ code: "offline" }),
    });
    await session.getState().leaveFactor();
    expect(asked).toEqual([]);
    await session.getState().signIn(credentials);
    expect(await session.getState().factorStands()).toEqual({ code: "offline" });
    expect(at()).toBe("set-up-factor");
    await session.getState().leaveFactor();
    expect(at()).toBe("signed-out");
    expect(asked).toContain("sign-out");
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

  test("where she was is kept by a lock, not by signing out, and only for herself", async () => {
    const said: string[] = [];
    const { session } = aSession([aPerson()], {
      keepPlace: (replica) => void said.push(`kept for ${replica}`),
      dropPlaceOfOthers: (replica) => void said.push(`only ${replica}`),
    });
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().lock();
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().signOut();
    expect(said).toEqual(["only replica-1", "kept for replica-1", "only replica-1"]);
  });

  test("from the list of people to the sign-in and back", async () => {
    const { session, at } = aSession([aPerson()]);
    await session.getState().start();
    await session.getState().toSignIn();
    expect(at()).toBe("signed-out");
    await session.getState().toPeople();
    expect(at()).toBe("locked");
  });
});
