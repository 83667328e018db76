import { err, ok, type Result } from "@konta/shared/base/result";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import { type Bytes, hexOf, textOf, utf8 } from "./bytes";
import { type NextPin, type PresentPin, readPinChange } from "./change-pin";
import { measuredCost, stretchPin, unwrap, wrap, wrappingKey } from "./key-derivation";
import type { KeyringEntry, KeyringShelf } from "./keyring-shelf";
import { checkPin } from "./pin-rule";
import { readSecondSecret, type SecondSecret } from "./second-secret";
import type { ChangePinProblem, EnrolProblem, UnlockProblem } from "./keyring-problems";
import { delayBeforeTry } from "./try-delay";
import { type OpenKeyring, openWraps, purposeOf, wrapsOf } from "./wrapped-keyring";

export interface PersonHere {
  replica: string;
  shortCode: string;
  disabled: boolean;
  /** A passphrase may stand in for the badge. */
  hasPassphrase: boolean;
  /** Locked but still warm: the PIN alone opens. */
  warm: boolean;
  /** Warm by the badge: the PIN can be changed without it. */
  badgeIsWarm: boolean;
  /** What the wrong tries so far make the next one with a second secret wait, milliseconds. */
  nextTryWaitMs: number;
}

/** Ten wrong tries disable that person on that device until an online sign-in (design page "vault"). */
export const MOST_TRIES = 10;
const MOST_WARM_TRIES = 5;
const WARM_MS = 8 * 3_600_000;

export interface KeyringPorts {
  shelf: KeyringShelf;
  /** A clock that only runs forward, milliseconds. */
  clockMs: () => number;
  wait: (ms: number) => Promise<void>;
}

interface Warm {
  /** Of the entry it was made with: under another PIN, which another tab may have set, it is warm no more. */
  salt: Bytes;
  second: Bytes;
  kind: SecondSecret["kind"];
  tries: number;
  until: number;
}

/** What a try has opened. */
interface Opened {
  keyring: OpenKeyring;
  stretched: Bytes;
  second: SecondSecret;
}

const sameBytes = (one: Bytes, other: Bytes): boolean => hexOf(one) === hexOf(other);

/** Makes, opens and forgets keyrings. Runs in the worker: Argon2id would freeze a page. */
export class Keyrings {
  readonly #ports: KeyringPorts;
  readonly #warm = new Map<string, Warm>();
  /**
   * Tries that a full device could not write (or, below zero, could not take back), on top of those on the disk. A full
   * tablet is the one that has to hand over, so it opens all the same: the tries count and wait here as they would there,
   * ten at most, and are written with the first one that finds room. A restart forgets them and begins at what the disk
   * says. That gives nothing to whoever holds tablet and badge: from the files alone PINs are tried without any counter.
   */
  readonly #unwritten = new Map<string, number>();

  constructor(ports: KeyringPorts) {
    this.#ports = ports;
  }

  async #entries(): Promise<KeyringEntry[]> {
    return (await this.#ports.shelf.all()).filter(({ leaving }) => !leaving);
  }

  async peopleHere(): Promise<PersonHere[]> {
    const entries = await this.#entries();
    return entries.map((entry) => ({
      badgeIsWarm: this.#warmOf(entry)?.kind === "badge",
      replica: entry.replica,
      shortCode: entry.shortCode,
      disabled: this.#isDisabled(entry),
      hasPassphrase: entry.wraps.some((each) => each.kind === "passphrase"),
      warm: this.#warmOf(entry) !== null,
      nextTryWaitMs: delayBeforeTry(this.#triesOf(entry)),
    }));
  }

  /** Wraps the keyring under PIN and badge, and under PIN and passphrase when one is given. Replaces an earlier one. */
  async enrolHere(
    enrolled: Enrolled,
    pin: string,
    passphrase?: string,
  ): Promise<Result<OpenKeyring, EnrolProblem>> {
    const pinProblem = checkPin(pin, enrolled.demo);
    if (!pinProblem.ok) return pinProblem;
    const seconds: SecondSecret[] = [{ kind: "badge", secret: enrolled.badge }];
    if (passphrase !== undefined) {
      const second = readSecondSecret(passphrase);
      if (!second.ok) return second;
      if (second.value.kind !== "passphrase") return err({ code: "second-shape" });
      seconds.push(second.value);
    }
    const { badge: _badge, serverTime: _time, ...keyring } = enrolled;
    const cost = await measuredCost(this.#ports.clockMs);
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const stretched = await stretchPin(pin, salt, cost);
    const wraps = await wrapsOf(keyring, { stretched, salt }, seconds);
    const { replica, shortCode, orderKey } = enrolled;
    const proof = orderKey === undefined ? {} : { orderKey };
    const fresh = { replica, shortCode, cost, salt, wraps, failedTries: 0, disabled: false };
    await this.#ports.shelf.put({ ...fresh, ...proof });
    // What was warm was wrapped under the PIN of before.
    this.cool(replica);
    this.#unwritten.delete(replica);
    return ok(keyring);
  }

  /**
   * Opens a keyring. A wrong try is counted durably before it is made, so that ending the tab does not undo it; on a full
   * device it is counted in memory.
   * @param who replica or short code
   * @param second badge or passphrase as typed; null for a warm unlock, where the PIN is enough
   */
  async unlock(who: string, pin: string, second: string | null): Promise<Result<OpenKeyring, UnlockProblem>> {
    const entries = await this.#entries();
    const entry =
      entries.find((each) => each.replica === who) ?? entries.findLast((each) => each.shortCode === who);
    if (!entry) return err({ code: "unknown" });
    if (this.#isDisabled(entry)) return err({ code: "disabled" });
    const opened = await (second === null ? this.#openWarm(entry, pin) : this.#openCold(entry, pin, second));
    if (!opened.ok) return opened;
    if (second !== null) await this.#keepWarm(entry, opened.value);
    return ok(opened.value.keyring);
  }

  /**
   * The same keys under another PIN, and another passphrase or none. Tries are counted as those of an unlock are. The entry
   * changes in one strictly durable transaction: whatever dies in between, either the old PIN opens or the new one.
   */
  async changePin(
    replica: string,
    present: PresentPin,
    next: NextPin,
  ): Promise<Result<null, ChangePinProblem>> {
    const entry = (await this.#entries()).find((each) => each.replica === replica);
    if (!entry) return err({ code: "unknown" });
    if (this.#isDisabled(entry)) return err({ code: "disabled" });
    const typed = readPinChange(present, next, undefined);
    if (!typed.ok) return typed;
    if (present.badge === null && this.#warmOf(entry)?.kind !== "badge")
      return err({ code: "second-needed" });
    const { pin, badge } = present;
    const opened = await (badge === null ? this.#openWarm(entry, pin) : this.#openCold(entry, pin, badge));
    if (!opened.ok) return opened;
    const { keyring, second } = opened.value;
    const fits = readPinChange(present, next, keyring.demo);
    if (!fits.ok) return fits;
    const seconds = [second, ...(fits.value.passphrase ? [fits.value.passphrase] : [])];
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const stretched = await stretchPin(next.pin, salt, entry.cost);
    const wraps = await wrapsOf(keyring, { stretched, salt }, seconds);
    let isChanged = false;
    const kept = await this.#ports.shelf.change(replica, (now) => {
      isChanged = sameBytes(now.salt, entry.salt);
      return isChanged ? { ...now, salt, wraps, failedTries: 0, disabled: false } : now;
    });
    if (kept === null || kept === "full" || !isChanged) return err({ code: "not-kept" });
    this.#unwritten.delete(replica);
    await this.#keepWarm(kept, { keyring, stretched, second });
    return ok(null);
  }

  /** A cold lock: the next unlock needs the second secret. */
  cool(replica: string): void {
    this.#warm.delete(replica);
  }

  /** Another person has entered: whoever was here before needs the second secret again. */
  coolOthers(replica: string): void {
    for (const each of this.#warm.keys()) if (each !== replica) this.cool(each);
  }

  /** What proves the office's orders about each of the people here, while nobody has unlocked. */
  async orderKeys(): Promise<{ replica: string; orderKey: string }[]> {
    return (await this.#entries()).flatMap(({ replica, orderKey }) =>
      orderKey === undefined ? [] : [{ replica, orderKey }],
    );
  }

  /**
   * Drops the keys for good: nobody can read any more what they sealed. The caller has made sure that nothing unsent needs
   * them. The name stays until all the rest is gone too.
   */
  async beginToForget(replica: string): Promise<void> {
    this.cool(replica);
    await this.#ports.shelf.change(replica, (entry) => ({ ...entry, wraps: [], leaving: true }));
  }

  /** All the rest is gone. */
  async forget(replica: string): Promise<void> {
    this.cool(replica);
    await this.#ports.shelf.remove(replica);
  }

  /** Whose keys are gone while the rest is still here. */
  async leaving(): Promise<string[]> {
    return (await this.#ports.shelf.all()).flatMap(({ replica, leaving }) => (leaving ? [replica] : []));
  }

  #triesOf(entry: KeyringEntry): number {
    return Math.max(0, entry.failedTries + (this.#unwritten.get(entry.replica) ?? 0));
  }

  #isDisabled(entry: KeyringEntry): boolean {
    return entry.disabled || (this.#unwritten.has(entry.replica) && this.#triesOf(entry) >= MOST_TRIES);
  }

  /** @returns the tries so far with this one; null when there are none left */
  async #countTry(entry: KeyringEntry): Promise<number | null> {
    const { replica } = entry;
    const counted = await this.#ports.shelf.change(replica, (now) => {
      const failedTries = this.#triesOf(now) + 1;
      return { ...now, failedTries, disabled: now.disabled || failedTries > MOST_TRIES };
    });
    if (counted === "full") {
      this.#unwritten.set(replica, (this.#unwritten.get(replica) ?? 0) + 1);
      const tries = this.#triesOf(entry);
      return tries > MOST_TRIES ? null : tries;
    }
    this.#unwritten.delete(replica);
    return counted && !counted.disabled ? counted.failedTries : null;
  }

  async #wrong({ replica }: KeyringEntry, tries: number): Promise<Result<never, UnlockProblem>> {
    const triesLeft = MOST_TRIES - tries;
    if (triesLeft > 0) return err({ code: "wrong", triesLeft });
    await this.#ports.shelf.change(replica, (now) => ({ ...now, disabled: true }));
    return err({ code: "disabled" });
  }

  async #forgive({ replica, failedTries }: KeyringEntry, tries: number): Promise<void> {
    const onDisk = this.#unwritten.has(replica) ? failedTries : tries;
    const forgiven = await this.#ports.shelf.change(replica, (now) => ({
      ...now,
      failedTries: 0,
      disabled: false,
    }));
    if (forgiven === "full") this.#unwritten.set(replica, -onDisk);
    else this.#unwritten.delete(replica);
  }

  async #openCold(entry: KeyringEntry, pin: string, typed: string): Promise<Result<Opened, UnlockProblem>> {
    await this.#ports.wait(delayBeforeTry(this.#triesOf(entry)));
    const tries = await this.#countTry(entry);
    if (tries === null) return err({ code: "disabled" });
    const second = readSecondSecret(typed);
    const stretched = await stretchPin(pin, entry.salt, entry.cost);
    const keyring = second.ok ? await openWraps(entry, stretched, second.value) : null;
    if (!keyring || !second.ok) return this.#wrong(entry, tries);
    await this.#forgive(entry, tries);
    return ok({ keyring, stretched, second: second.value });
  }

  async #keepWarm({ replica, salt }: KeyringEntry, { stretched, second }: Opened): Promise<void> {
    const purpose = purposeOf(replica, "warm");
    const key = await wrappingKey(stretched, "", salt, purpose);
    const sealed = await wrap(key, utf8(second.secret), purpose);
    const until = this.#ports.clockMs() + WARM_MS;
    this.#warm.set(replica, { salt, second: sealed, kind: second.kind, tries: 0, until });
  }

  #warmOf({ replica, salt }: KeyringEntry): Warm | null {
    const warm = this.#warm.get(replica);
    if (warm && warm.until > this.#ports.clockMs() && sameBytes(warm.salt, salt)) return warm;
    this.#warm.delete(replica);
    return null;
  }

  async #openWarm(entry: KeyringEntry, pin: string): Promise<Result<Opened, UnlockProblem>> {
    const warm = this.#warmOf(entry);
    if (!warm) return err({ code: "second-needed" });
    warm.tries += 1;
    const stretched = await stretchPin(pin, entry.salt, entry.cost);
    const purpose = purposeOf(entry.replica, "warm");
    const key = await wrappingKey(stretched, "", entry.salt, purpose);
    const opened = await unwrap(key, warm.second, purpose);
    const second = opened && { kind: warm.kind, secret: textOf(opened) };
    const keyring = second && (await openWraps(entry, stretched, second));
    if (keyring) {
      warm.tries = 0;
      return ok({ keyring, stretched, second });
    }
    if (warm.tries < MOST_WARM_TRIES) return err({ code: "wrong", triesLeft: MOST_WARM_TRIES - warm.tries });
    this.cool(entry.replica);
    return err({ code: "warm-tries-spent" });
  }
}
