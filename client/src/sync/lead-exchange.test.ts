import { describe, expect, test } from "vitest";
import { LEASE_MS, leadExchange, type Locks } from "./lead-exchange";

/** Locks of one browser: one name, which somebody may hold and lose. */
class OneLock implements Locks {
  #lose: ((problem: Error) => void) | null = null;

  async ifFree(_name: string, work: () => Promise<void>): Promise<boolean> {
    if (this.#lose) return false;
    await this.#hold(work);
    return true;
  }

  async steal(_name: string, work: () => Promise<void>): Promise<void> {
    this.#lose?.(new DOMException("stolen", "AbortError"));
    await this.#hold(work);
  }

  async #hold(work: () => Promise<void>): Promise<void> {
    let lose = (_problem: Error): void => {};
    const isLost = new Promise<never>((_keep, reject) => (lose = reject));
    this.#lose = lose;
    try {
      await Promise.race([work(), isLost]);
    } finally {
      if (this.#lose === lose) this.#lose = null;
    }
  }
}

/** Tabs of one device: what they say of their leadership lies on its disk. */
function aDevice() {
  const locks = new OneLock();
  const disk = { fence: 0, beat: 0 };
  let elapsed = 0;
  const beats: (() => void)[] = [];
  const tab = () =>
    leadExchange({
      name: "one",
      locks,
      elapsed: () => elapsed,
      every: (_ms, then) => {
        beats.push(then);
        return () => void beats.splice(beats.indexOf(then), 1);
      },
      store: {
        lead: async () => void (disk.fence += 1),
        beat: async () => void (disk.beat += 1),
        leaderSign: () => Promise.resolve(`${disk.fence}.${disk.beat}`),
      },
    });
  const pass = (ms: number, isAlive: boolean) => {
    elapsed += ms;
    if (isAlive) for (const each of beats) each();
  };
  return { tab, disk, pass, beats };
}

const never = () => new Promise<void>(() => undefined);
const once = async (work: () => void) => work();

describe("leading the exchange", () => {
  test("[P11] one tab leads at a time, the next one takes its turn", async () => {
    const { tab, disk, beats } = aDevice();
    const [first, second] = [tab(), tab()];
    let end = () => {};
    const leading = first(() => new Promise<void>((done) => (end = done)));
    expect(await second(() => once(() => expect.unreachable()))).toBe(false);
    end();
    expect(await leading).toBe(true);
    let did = false;
    expect(await second(() => once(() => (did = true)))).toBe(true);
    expect(did).toBe(true);
    expect(disk.fence).toBe(2);
    expect(beats).toEqual([]);
  });

  test("[P11] a leader that lives keeps its lead, however long its exchange takes", async () => {
    const { tab, disk, pass } = aDevice();
    const [first, second] = [tab(), tab()];
    void first(never);
    for (let look = 0; look < 20; look += 1) {
      expect(await second(() => once(() => expect.unreachable()))).toBe(false);
      pass(LEASE_MS, true);
    }
    expect(disk.fence).toBe(1);
  });

  test("[P11] a leader that says nothing for the length of its lease is replaced, and learns that it does not lead", async () => {
    const { tab, disk, pass } = aDevice();
    const [first, second] = [tab(), tab()];
    const frozen = first(never);
    expect(await second(() => once(() => expect.unreachable()))).toBe(false);
    pass(LEASE_MS - 1, false);
    expect(await second(() => once(() => expect.unreachable()))).toBe(false);
    pass(1, false);
    let did = false;
    expect(await second(() => once(() => (did = true)))).toBe(true);
    expect(did).toBe(true);
    expect(await frozen).toBe(false);
    expect(disk.fence).toBe(2);
  });

  test("[P11] what goes wrong in the work itself is told, not taken for a lost lead", async () => {
    const { tab } = aDevice();
    await expect(tab()(() => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
  });
});
