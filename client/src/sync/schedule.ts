import type { Wipe } from "@konta/shared/sync/device-order";
import { backOffMs } from "./back-off";
import { FIRST_STATUS, type SyncProblem, type SyncStatus } from "./sync-status";
import { isStorageFull } from "./storage-full";
import type { SyncEnd } from "./sync-until-quiet";

/** Between two quiet exchanges, milliseconds: under the minute after which replicas must be equal (rule P8). */
const QUIET_MS = 45_000;
/** A save is followed by a sync after this, so that the ops of one screen travel together. */
const AFTER_SAVE_MS = 400;
/** An exchange under way from which nothing came for so long is given up for a person, or for a network that came back. */
const SILENT_MS = 5_000;
/** While another tab leads, this one looks again after this: a frozen leader is replaced within the minute (rule P11). */
const FOLLOW_MS = 20_000;

export interface SchedulePorts {
  sync: () => Promise<SyncEnd>;
  now: () => number;
  random: () => number;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  wait: (ms: number, then: () => void) => () => void;
  isOnline: () => boolean;
  /** For how long the request under way has brought nothing, milliseconds; 0 when there is none. */
  silentMs: () => number;
  /** For how long the last request waited for what did not come, milliseconds. */
  waitedMs: () => number;
  /** Ends the request under way as if the connection had broken. */
  giveUp: () => void;
  /** Runs the work if no other tab leads; false when another does, or took over before it was done (rule P11). */
  asLeader: (work: () => Promise<void>) => Promise<boolean>;
  onStatus: (status: SyncStatus) => void;
  /** The office has given this device up, and it is time to empty it. */
  onWipe: (wipe: Wipe) => void;
}

const PROBLEMS: Record<Exclude<SyncEnd["kind"], "quiet">, SyncProblem> = {
  cut: "cut",
  "no-network": "no-server",
  "not-our-server": "captive",
  refused: "refused",
  busy: "busy",
  upgrade: "upgrade",
  ended: "ended",
};

/** This device broke off the try itself. */
interface Failed {
  kind: "failed";
  failure: unknown;
}

/** Room is what a person can make; of anything else it must not be said that the device is full. */
const problemOf = ({ failure }: Failed): SyncProblem => (isStorageFull(failure) ? "storage" : "device");

/** Decides when to exchange: at start, after a save, when the network or the person comes back, and by the clock (rule P8). */
export class Schedule {
  #status: SyncStatus = FIRST_STATUS;
  #failures = 0;
  #running: Promise<void> | null = null;
  /** Something was saved, or somebody asked, while an exchange was under way. */
  #again = false;
  /** A person or the network asked: that is worth another try at once, also after a failure. */
  #asked = false;
  /** A server asked to wait, and its time is not over. */
  #mustWait = false;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(readonly ports: SchedulePorts) {
    this.#say({ connection: ports.isOnline() ? "online" : "offline" });
  }

  get status(): SyncStatus {
    return this.#status;
  }

  /**
   * Syncs now; joins a sync that is under way and lets it go round once more, or ends it when it hangs. A server that asked
   * to wait keeps its time, whoever asks (rule P8).
   */
  async now(): Promise<void> {
    if (this.#stopped || this.#mustWait) return;
    if (this.#running) {
      this.#again = this.#asked = true;
      if (this.ports.silentMs() > SILENT_MS) this.ports.giveUp();
      return this.#running;
    }
    this.#running = this.#run();
    await this.#running;
  }

  /** The engine tells how far a pull is. */
  arriving(arriving: SyncStatus["arriving"]): void {
    this.#say({ arriving });
  }

  /** A save wakes a quiet engine; a server that asked to wait, or a try that failed, keeps its time (rule P8). */
  saved(): void {
    if (this.#running) this.#again = true;
    // Without a network as far as the browser knows, the timer tries: a save at a door costs no request that fails.
    else if (this.#failures === 0 && !this.#mustWait && this.ports.isOnline()) this.#in(AFTER_SAVE_MS);
  }

  /** The browser's word on the network: a hint to try or to wait, never a proof. */
  networkChanged(): void {
    if (this.#stopped) return;
    const online = this.ports.isOnline();
    this.#say({ connection: online ? "online" : "offline" });
    this.#failures = 0;
    if (!online) return;
    // Another line may lead elsewhere: whoever asked to wait need not have been our server.
    this.#mustWait = false;
    void this.now();
  }

  /** For good. What is still under way ends without a word: the status may be somebody else's by then. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #say(change: Partial<SyncStatus>): void {
    if (this.#stopped) return;
    this.#status = { ...this.#status, ...change };
    this.ports.onStatus(this.#status);
  }

  #in(ms: number): void {
    this.#cancel?.();
    if (this.#stopped) return;
    this.#cancel = this.ports.wait(ms, () => {
      this.#mustWait = false;
      void this.now();
    });
    this.#say({ nextTryAt: this.ports.now() + ms });
  }

  async #run(): Promise<void> {
    let failedBefore = false;
    try {
      for (let goesOn = true; goesOn;) {
        this.#again = this.#asked = false;
        this.#cancel?.();
        await this.#once();
        const failed = this.#failures > 0;
        // After a failure a save keeps the time of the next try; whoever asks meanwhile gets one more, once.
        goesOn = failed ? this.#asked && !failedBefore && !this.#mustWait : this.#again;
        failedBefore = failed;
        if (this.#stopped) goesOn = false;
      }
    } finally {
      this.#running = null;
    }
  }

  async #once(): Promise<void> {
    let isDeposed = false;
    // The browser may be wrong about it (a line it does not know of): it is tried all the same, without a word.
    const isBlind = !this.ports.isOnline();
    const lead = this.ports.asLeader(async () => {
      this.#say(
        isBlind ? { connection: "offline", phase: "waiting" } : { phase: "syncing", nextTryAt: null },
      );
      let end: SyncEnd | Failed;
      try {
        end = await this.ports.sync();
      } catch (failure) {
        // The store itself failed: said aloud, tried again, nothing dropped.
        end = { kind: "failed", failure };
      }
      if (!isDeposed) this.#ended(end, isBlind);
    });
    let led: boolean;
    try {
      led = await lead;
    } catch (failure) {
      // Taking the lead is a write like any other, and may fail: without a next timer nothing would ever be tried again.
      isDeposed = true;
      this.#ended({ kind: "failed", failure }, isBlind);
      return;
    }
    if (!led) {
      isDeposed = true;
      this.#say({ phase: "idle", connection: isBlind ? "offline" : "online", problem: null });
      this.#in(FOLLOW_MS);
    }
  }

  /** @param isBlind the browser knew of no network when the try began */
  #ended(end: SyncEnd | Failed, isBlind: boolean): void {
    if (end.kind === "quiet") {
      this.#failures = 0;
      // What an exchange proved outweighs what the browser said before it, not what it says since.
      const connection = isBlind || this.ports.isOnline() ? "online" : "offline";
      this.#say({ connection, phase: "idle", problem: null, lastContactAt: this.ports.now() });
      this.#in(QUIET_MS);
      return;
    }
    if (isBlind && end.kind === "no-network") {
      this.#in(QUIET_MS);
      return;
    }
    if (end?.kind === "ended" && end.wipe && !this.#stopped) this.ports.onWipe(end.wipe);
    this.#failures += 1;
    const problem = end.kind === "failed" ? problemOf(end) : PROBLEMS[end.kind];
    const lost = problem === "no-server" || problem === "captive" || problem === "cut";
    this.#say({ connection: lost ? "offline" : "online", phase: "waiting", problem });
    const asked = end.kind === "busy" ? end.retryAfterMs : null;
    this.#mustWait = asked !== null;
    const waited = lost ? this.ports.waitedMs() : 0;
    this.#in(backOffMs(this.#failures, this.ports.random(), asked, waited));
  }
}
