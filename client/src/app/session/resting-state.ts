import type { Obeyed } from "../../data/obey-orders";
import type { Forgotten } from "../../data/forgotten-life";
import { backOffMs } from "../../sync/back-off";
import type { PersonHere } from "../../vault/keyring";
import type { Loss, SessionPorts } from "./session-ports";
import type { SessionState } from "./session-store";

/** A tablet that lies somewhere with its lock screen on hears within this that it was given up, milliseconds. */
const AT_REST_MS = 300_000;

/** Where a device stands while nobody has opened it. */
export async function restingState(ports: SessionPorts): Promise<SessionState> {
  let people: readonly PersonHere[];
  try {
    people = await ports.peopleHere();
  } catch {
    const { workedHere } = await ports.lookBack().catch(() => ({ workedHere: false }));
    return { at: "no-storage", workedHere };
  }
  return people.length > 0
    ? { at: "locked", people, forgotten: null }
    : { at: "signed-out", people, loss: null };
}

/** What is said while the device rests; each is for one of the screens it may rest at. */
export interface Said {
  loss: (loss: Loss) => void;
  forgotten: (forgotten: Forgotten) => void;
  /** The device was given up; who is here may have changed. */
  given: (obeyed: Obeyed) => Promise<void>;
}

/**
 * While nobody has unlocked, the sealed copies are handed in and nothing else (rule P8); a loss is told, and what a database has forgotten. What the office
 * could not be reached for is tried again, for as long as the device rests.
 * @param state where the device stands now
 * @returns begins, or begins again because there may be signal now
 */
export function handOverWhileResting(
  ports: SessionPorts,
  state: () => SessionState,
  tell: Said,
): () => Promise<void> {
  let taken = 0;
  /** Went while nobody looked, before this page was opened; what it hands in itself is counted by it. */
  let earlier: number | null = null;
  let failures = 0;
  let cancel = (): void => {};
  let going: Promise<void> | null = null;
  let asked = false;

  /** Databases that are empty though people have worked here are never a silent fresh start (rule O6). */
  async function isLost(): Promise<boolean> {
    const { workedHere, copies, handedIn } = await ports.lookBack();
    earlier ??= handedIn;
    if (workedHere || copies > 0) tell.loss({ what: "copies", taken: earlier + taken, left: copies });
    else if (await ports.isKnownThere()) tell.loss({ what: "everything" });
    return workedHere || copies > 0;
  }

  /** One database that came back empty or older stands behind a lock like any other: it is said before it (rule O6). */
  async function sayForgotten(): Promise<void> {
    const forgotten = await ports.forgottenHere().catch(() => null);
    if (forgotten) tell.forgotten(forgotten);
  }

  /** What was handed in may have been all that was missing: a device that was given up is emptied now. */
  async function obey(): Promise<void> {
    const obeyed = await ports.obeyOrders().catch(() => null);
    const at = state().at;
    if (obeyed && (obeyed.emptied.length > 0 || obeyed.left > 0) && at !== "open") await tell.given(obeyed);
  }

  async function once(): Promise<void> {
    const at = state();
    const looksNew = at.at === "signed-out" && at.people.length === 0;
    if (at.at !== "locked" && !looksNew) return;
    // What was emptied on purpose is no loss; the office may not have heard of it yet.
    if (looksNew) await obey();
    if (looksNew && !(await isLost())) return;
    // Before the office is asked, which may take its time without signal.
    if (!looksNew) await sayForgotten();
    const handed = await ports.handIn();
    taken += handed.taken;
    if (looksNew) tell.loss({ what: "copies", taken: (earlier ?? 0) + taken, left: handed.left });
    else await sayForgotten();
    if (!looksNew) await obey();
    failures = handed.reached ? 0 : failures + 1;
    const waitMs = handed.reached ? AT_REST_MS : backOffMs(failures, ports.chance(), null);
    cancel = ports.after(waitMs, () => void begin().catch(() => undefined));
  }

  async function untilDone(): Promise<void> {
    do {
      asked = false;
      cancel();
      await once();
    } while (asked);
  }

  function begin(): Promise<void> {
    asked = true;
    going ??= untilDone().finally(() => (going = null));
    return going;
  }
  return begin;
}
