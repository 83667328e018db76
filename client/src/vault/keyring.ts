import { err, ok, type Result } from "@konta/shared/base/result";
import { enrolledSchema, type Enrolled } from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";
import { type Bytes, textOf, utf8 } from "./bytes";
import { measuredCost, stretchPin, unwrap, wrap, wrappingKey } from "./key-derivation";
import type { KeyringEntry, KeyringShelf } from "./keyring-shelf";
import { checkPin, type PinProblem } from "./pin-rule";
import { readSecondSecret, type SecondSecret, type SecondSecretProblem } from "./second-secret";

/** What a keyring holds once it is open: all of the enrolment but the badge, which must not lie on the tablet. */
const keyringSchema = z.omit(enrolledSchema, { badge: true, serverTime: true });
export type OpenKeyring = z.infer<typeof keyringSchema>;

export interface PersonHere {
  replica: string;
  shortCode: string;
  disabled: boolean;
  /** A passphrase may stand in for the badge. */
  hasPassphrase: boolean;
  /** Locked but still warm: the PIN alone opens. */
  warm: boolean;
  /** What the wrong tries so far make the next one with a second secret wait, milliseconds. */
  nextTryWaitMs: number;
}

export type EnrolProblem = PinProblem | SecondSecretProblem;
export type UnlockProblem =
  | { code: "unknown" }
  | { code: "wrong"; triesLeft: number }
  | { code: "disabled" }
  /** It is warm no more: a cold lock, or too long ago. */
  | { code: "second-needed" }
  /** The last wrong PIN that was free of the second secret. */
  | { code: "warm-tries-spent" };

/** Ten wrong tries disable that person on that device until an online sign-in (design page "vault"). */
export const MOST_TRIES = 10;
const MOST_WARM_TRIES = 5;
const FREE_TRIES = 3;
const LONGEST_DELAY_MS = 60_000;
const WARM_MS = 8 * 3_600_000;

export interface KeyringPorts {
  shelf: KeyringShelf;
  /** A clock that only runs forward, milliseconds. */
  clockMs: () => number;
  wait: (ms: number) => Promise<void>;
}

interface Warm {
  second: Bytes;
  kind: SecondSecret["kind"];
  tries: number;
  until: number;
}

const purposeOf = (replica: string, kind: string): string => `konta-keyring|${replica}|${kind}|1`;

/** What the next try costs in waiting: nothing for the first three, then doubling from two seconds to a minute. */
export const delayBeforeTry = (failedTries: number): number =>
  failedTries < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY_MS, 1000 * 2 ** (failedTries - FREE_TRIES + 1));

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
      replica: entry.replica,
      shortCode: entry.shortCode,
      disabled: this.#isDisabled(entry),
      hasPassphrase: entry.wraps.some((each) => each.kind === "passphrase"),
      warm: this.#warmOf(entry.replica) !== null,
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
    const keyring = z.parse(keyringSchema, enrolled);
    const cost = await measuredCost(this.#ports.clockMs);
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const stretched = await stretchPin(pin, salt, cost);
    const wraps: KeyringEntry["wraps"] = [];
    for (const { kind, secret } of seconds) {
      const purpose = purposeOf(enrolled.replica, kind);
      const key = await wrappingKey(stretched, secret, salt, purpose);
      wraps.push({ kind, wrapped: await wrap(key, utf8(JSON.stringify(keyring)), purpose) });
    }
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
    if (second === null) return this.#unlockWarm(entry, pin);
    await this.#ports.wait(delayBeforeTry(this.#triesOf(entry)));
    const tries = await this.#countTry(entry);
    if (tries === null) return err({ code: "disabled" });
    const read = readSecondSecret(second);
    const stretched = await stretchPin(pin, entry.salt, entry.cost);
    const keyring = read.ok ? await this.#open(entry, stretched, read.value) : null;
    if (!keyring || !read.ok) return this.#wrong(entry, tries);
    await this.#forgive(entry, tries);
    await this.#keepWarm(entry, stretched, read.value);
    return ok(keyring);
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

  async #open(entry: KeyringEntry, stretched: Bytes, second: SecondSecret): Promise<OpenKeyring | null> {
    for (const { kind, wrapped } of entry.wraps) {
      if (kind !== second.kind) continue;
      const purpose = purposeOf(entry.replica, kind);
      const key = await wrappingKey(stretched, second.secret, entry.salt, purpose);
      const opened = await unwrap(key, wrapped, purpose);
      if (opened) return z.parse(keyringSchema, JSON.parse(textOf(opened)));
    }
    return null;
  }

  async #keepWarm(entry: KeyringEntry, stretched: Bytes, second: SecondSecret): Promise<void> {
    const purpose = purposeOf(entry.replica, "warm");
    const key = await wrappingKey(stretched, "", entry.salt, purpose);
    const sealed = await wrap(key, utf8(second.secret), purpose);
    const until = this.#ports.clockMs() + WARM_MS;
    this.#warm.set(entry.replica, { second: sealed, kind: second.kind, tries: 0, until });
  }

  #warmOf(replica: string): Warm | null {
    const warm = this.#warm.get(replica);
    if (warm && warm.until > this.#ports.clockMs()) return warm;
    this.#warm.delete(replica);
    return null;
  }

  async #unlockWarm(entry: KeyringEntry, pin: string): Promise<Result<OpenKeyring, UnlockProblem>> {
    const warm = this.#warmOf(entry.replica);
    if (!warm) return err({ code: "second-needed" });
    warm.tries += 1;
    const stretched = await stretchPin(pin, entry.salt, entry.cost);
    const purpose = purposeOf(entry.replica, "warm");
    const key = await wrappingKey(stretched, "", entry.salt, purpose);
    const opened = await unwrap(key, warm.second, purpose);
    const second = opened && { kind: warm.kind, secret: textOf(opened) };
    const keyring = second && (await this.#open(entry, stretched, second));
    if (keyring) {
      warm.tries = 0;
      return ok(keyring);
    }
    if (warm.tries < MOST_WARM_TRIES) return err({ code: "wrong", triesLeft: MOST_WARM_TRIES - warm.tries });
    this.cool(entry.replica);
    return err({ code: "warm-tries-spent" });
  }
}
