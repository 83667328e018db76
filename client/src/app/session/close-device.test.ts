import { describe, expect, test } from "vitest";
import { aPerson, aSession } from "./session.fixture";

describe("leaving a device", () => {
  test("the lock takes the screens away before the keys", async () => {
    const seen: string[] = [];
    const { session, at } = aSession([aPerson()], {
      lock: async () => void seen.push(session.getState().state.at),
    });
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().lock();
    expect(seen).toEqual(["starting"]);
    expect(at()).toBe("locked");
  });

  test.each(["lock", "signOut"] as const)("%s: the last words are kept before the keys go", async (way) => {
    const order: string[] = [];
    let kept = (): void => undefined;
    const { session } = aSession([aPerson()], {
      keepDrafts: () => {
        order.push(`words at ${session.getState().state.at}`);
        return new Promise((resume) => {
          kept = () => {
            order.push("kept");
            resume(true);
          };
        });
      },
      lock: async () => void order.push("lock"),
    });
    await session.getState().unlock("replica-1", "246810", null);
    const locked = session.getState()[way]();
    expect(order).toEqual(["words at open"]);
    expect(session.getState().state.at).toBe("starting");
    kept();
    await locked;
    expect(order).toEqual(["words at open", "kept", "lock"]);
  });

  test.each([
    ["are refused", () => Promise.reject(new Error("full"))],
    ["are not answered", () => new Promise<boolean>(() => undefined)],
  ])("last words that %s do not keep the device open", async (_, keepDrafts) => {
    const { session, at, asked } = aSession([aPerson()], {
      keepDrafts,
      after: (_ms, then) => {
        // The patience with last words; what is tried again while it rests is not waited for here.
        if (at() === "open") then();
        return () => undefined;
      },
    });
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().lock();
    expect(at()).toBe("locked");
    expect(asked).toContain("warm lock");
  });

  test("a lock that goes wrong still ends where somebody can unlock", async () => {
    const failure = new TypeError("Failed to fetch dynamically imported module");
    const { session, at } = aSession([aPerson()], { lock: () => Promise.reject(failure) });
    await session.getState().unlock("replica-1", "246810", null);
    await expect(session.getState().lock()).rejects.toThrow(failure);
    expect(at()).toBe("locked");
  });

  test("an ordinary lock stays warm", async () => {
    const { session, asked } = aSession([aPerson()]);
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().lock();
    expect(asked).toContain("warm lock");
  });

  test("signing out locks cold, and forgets nobody", async () => {
    const { session, asked, at } = aSession([aPerson()]);
    await session.getState().unlock("replica-1", "246810", null);
    await session.getState().signOut();
    expect(at()).toBe("locked");
    expect(asked.filter((each) => each !== "hand in").slice(1)).toEqual(["sign-out", "cold lock"]);
  });
});
