/** What leading needs of the device's store. */
export interface Leadership {
  /** Takes the next fencing number: whoever led before can write no more. */
  lead(): Promise<void>;
  /** Says that this tab lives. */
  beat(): Promise<void>;
  /** Changes whenever a leader takes over or says that it lives. */
  leaderSign(): Promise<string>;
}

/** The browser's locks, as far as they are needed. */
export interface Locks {
  /** Runs the work while nobody else holds the name; false when somebody does. Rejects when the lock is stolen. */
  ifFree(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Takes the name from whoever holds it. Rejects when it is stolen in turn. */
  steal(name: string, work: () => Promise<void>): Promise<void>;
}

export interface LeadPorts {
  name: string;
  store: Leadership;
  locks: Locks;
  /** Monotonic milliseconds of this tab. */
  elapsed: () => number;
  /** Calls back every so many milliseconds; the answer ends it. */
  every: (ms: number, then: () => void) => () => void;
}

/** How often a leader says that it lives, milliseconds. */
const BEAT_MS = 5_000;
/** A leader that said nothing for so long is frozen or gone wrong, and is replaced; milliseconds. */
export const LEASE_MS = 18_000;

/**
 * One tab leads the exchange of a replica (rule P11). The lock of a leader that does not live any more is taken from it;
 * if it thaws, the fencing number inside every transaction of the exchange keeps it from writing.
 * @returns runs the work when this tab leads; false when another does, or has taken over meanwhile
 */
export function leadExchange({ name, store, locks, elapsed, every }: LeadPorts) {
  let seen: { sign: string; at: number } | null = null;

  async function leading(work: () => Promise<void>): Promise<void> {
    await store.lead();
    const end = every(BEAT_MS, () => void store.beat().catch(() => undefined));
    try {
      await work();
    } finally {
      end();
    }
  }

  async function isStale(): Promise<boolean> {
    const sign = await store.leaderSign();
    const now = elapsed();
    if (seen?.sign !== sign) seen = { sign, at: now };
    return now - seen.at >= LEASE_MS;
  }

  return async (work: () => Promise<void>): Promise<boolean> => {
    try {
      if (await locks.ifFree(name, () => leading(work))) {
        seen = null;
        return true;
      }
      if (!(await isStale())) return false;
      seen = null;
      await locks.steal(name, () => leading(work));
      return true;
    } catch (problem) {
      // The browser's word for a lock that was stolen.
      if (problem instanceof Error && problem.name === "AbortError") return false;
      throw problem;
    }
  };
}
