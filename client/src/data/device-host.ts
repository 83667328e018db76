import { recordIdFrom } from "@konta/shared/base/id";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { DeviceEnd, Wipe } from "@konta/shared/sync/device-order";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import { ExchangeMac } from "../vault/exchange-mac";
import { Keyrings, type PersonHere } from "../vault/keyring";
import type { EnrolProblem, ChangePinProblem, UnlockProblem } from "../vault/keyring-problems";
import type { OpenKeyring } from "../vault/wrapped-keyring";
import type { NextPin, PresentPin } from "../vault/change-pin";
import type { HandedOver } from "../sync/hand-in";
import { FIRST_STATUS, type SyncStatus } from "../sync/sync-status";
import type { DeviceStore, Me, Topic } from "./border";
import { beside } from "./beside";
import { type CopiesPorts, forgottenHere, handInAll, handInOthers } from "./copies-of-all";
import { hideExpired } from "./expired-grants";
import { type Forgotten, tracesOn } from "./forgotten-life";
import type { HostPorts, RunningSync } from "./host-ports";
import { Lane } from "./lane";
import { openKeyringShelf } from "./keyring-database";
import { LocalDeviceStore } from "./local-device-store";
import { emptyReplica, finishEmptying, type Obeyed, obeyOrders, type OrdersPorts } from "./obey-orders";
import { closeReplica, openReplica } from "./open-replica";
import type { Replica } from "./replica";
import { ReplicaDatabase } from "./replica-database";
import { tidyWhenQuiet } from "./tidy-replica";
import { ReplicaSyncStore } from "./replica-sync-store";

type Methods = { [Name in keyof DeviceStore]: (...given: never[]) => Promise<unknown> };

export interface LookBack {
  workedHere: boolean;
  /** Second copies of unsent ops. */
  copies: number;
  /** Some that the office has taken, of which no database was told. */
  handedIn: number;
}

export type ForgetProblem = { code: "unsent"; count: number };

/** What the worker offers to the page: the vault, and the store of whoever has unlocked. */
export class DeviceHost {
  readonly #ports: HostPorts;
  readonly #keyrings: Keyrings;
  readonly #listeners = new Set<(topics: Topic[]) => void>();
  readonly #endListeners = new Set<(obeyed: Obeyed) => void>();
  readonly #statusListeners = new Set<(status: SyncStatus) => void>();
  /** Unlocking and locking, one after the other: of two at once neither leaves keys behind. */
  readonly #doors = new Lane();
  #status = FIRST_STATUS;
  #open: { replica: Replica; store: LocalDeviceStore; sync: RunningSync | null; end: () => void } | null =
    null;

  constructor(ports: HostPorts) {
    this.#ports = ports;
    const { clockMs, wait, place } = ports;
    this.#keyrings = new Keyrings({ shelf: openKeyringShelf(place), clockMs, wait });
    ports.doors?.listen((replica) => this.#keyrings.coolOthers(replica));
    ports.ends?.listen((news) => void this.#endedElsewhere(news).catch(() => undefined));
  }

  /** What a crash left of somebody whose keys are gone is not among them, and goes now. */
  async peopleHere(): Promise<PersonHere[]> {
    const people = await this.#keyrings.peopleHere();
    void finishEmptying(this.#orders()).catch(() => undefined);
    return people;
  }

  /** After an online sign-in and enrolment: keeps the keyring and unlocks. */
  async enrolHere(enrolled: Enrolled, pin: string, passphrase?: string): Promise<Result<Me, EnrolProblem>> {
    const keyring = await this.#keyrings.enrolHere(enrolled, pin, passphrase);
    if (keyring.ok) await this.#ports.shelf?.mark();
    return keyring.ok ? ok(await this.#enter(keyring.value)) : keyring;
  }

  async unlock(who: string, pin: string, second: string | null): Promise<Result<Me, UnlockProblem>> {
    const keyring = await this.#keyrings.unlock(who, pin, second);
    return keyring.ok ? ok(await this.#enter(keyring.value)) : keyring;
  }

  /** For whoever is in: her keys under another PIN. Works without signal. */
  async changePin(present: PresentPin, next: NextPin): Promise<Result<null, ChangePinProblem>> {
    const open = this.#open;
    if (!open) return err({ code: "unknown" });
    const changed = await this.#keyrings.changePin(open.replica.id, present, next);
    // She has left meanwhile, perhaps for good: nothing stays warm behind her.
    if (this.#open !== open) this.#keyrings.cool(open.replica.id);
    return changed;
  }

  /** Drops the keys. Warm: the PIN alone opens again while this page lives. */
  lock(kind: "warm" | "cold"): Promise<void> {
    return this.#doors.run(() => this.#leave(kind));
  }

  async #leave(kind: "warm" | "cold"): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    if (kind === "cold") this.#keyrings.cool(open.replica.id);
    open.sync?.stop();
    open.end();
    // What is being written is written to its end.
    await open.replica.writes.run(async () => closeReplica(open.replica));
  }

  /** Drops one person's keys and database; not while anything of hers is unsent (rule O2). */
  async forget(replica: string): Promise<Result<null, ForgetProblem>> {
    if (this.#open?.replica.id === replica) await this.lock("cold");
    const database = new ReplicaDatabase(replica, "strict", this.#ports.place);
    const count = await database.outbox.where("state").equals(0).count();
    if (count > 0) {
      database.close();
      return { ok: false, error: { code: "unsent", count } };
    }
    database.close();
    await emptyReplica(this.#orders(), replica);
    return ok(null);
  }

  /** Does what the office wants of a device that it has given up; nobody has to unlock for it (rules O2, S6). */
  obeyOrders(): Promise<Obeyed> {
    return this.#obey(new Map());
  }

  async #obey(proven: ReadonlyMap<string, Wipe>): Promise<Obeyed> {
    const obeyed = await obeyOrders(this.#orders(), proven);
    for (const { replica, end } of obeyed.emptied) this.#ports.ends?.post(`${replica} ${end}`);
    return obeyed;
  }

  #orders(): OrdersPorts {
    const { place, shelf, askOrders: ask = async () => null, random } = this.#ports;
    return { place, shelf, keyrings: this.#keyrings, ask, nonce: () => recordIdFrom(random(16)) };
  }

  /** An exchange says that this device was given up: whoever has it open is out first. */
  async #end(replica: string, wipe: Wipe): Promise<void> {
    await this.lock("cold");
    const obeyed = await this.#obey(new Map([[replica, wipe]]));
    for (const listener of this.#endListeners) listener(obeyed);
  }

  /** Another tab has emptied what is open here. */
  async #endedElsewhere(news: string): Promise<void> {
    const [replica = "", end] = news.split(" ") as [string?, DeviceEnd?];
    if (this.#open?.replica.id !== replica || !end) return;
    await this.lock("cold");
    for (const listener of this.#endListeners) listener({ emptied: [{ replica, end }], left: 0 });
  }

  /** Tells when this device was emptied, or could not be, while somebody had it open. */
  watchEnds(listener: (obeyed: Obeyed) => void): Promise<void> {
    this.#endListeners.add(listener);
    return Promise.resolve();
  }

  /** What lies apart from the databases and tells that people have worked here, whatever became of those (rule O6). */
  async lookBack(): Promise<LookBack> {
    const { shelf } = this.#ports;
    if (!shelf) return { workedHere: false, copies: 0, handedIn: 0 };
    const { lying, kept } = await tracesOn(shelf);
    const handedIn = kept.filter((name) => !lying.includes(name)).length;
    return { workedHere: await shelf.isMarked(), copies: lying.length, handedIn };
  }

  /** Hands in the second copies of everybody who works here; nobody has to unlock for it (rules O6, P8). */
  handIn(): Promise<HandedOver> {
    return handInAll(this.#copies());
  }

  forgottenHere(): Promise<Forgotten> {
    return forgottenHere(this.#copies());
  }

  #copies(): CopiesPorts {
    const { place, shelf } = this.#ports;
    return { place, shelf, keyrings: this.#keyrings };
  }

  /** One question or save of the border. Rejects with "locked" when nobody has unlocked; a save answers so. */
  async ask<Name extends keyof DeviceStore>(
    name: Name,
    args: Parameters<DeviceStore[Name]>,
  ): Promise<Awaited<ReturnType<DeviceStore[Name]>>> {
    const store = this.#open?.store;
    if (!store) throw new Error("locked");
    const method = (store as Methods)[name].bind(store) as (
      ...given: Parameters<DeviceStore[Name]>
    ) => Promise<Awaited<ReturnType<DeviceStore[Name]>>>;
    return method(...args);
  }

  /** Tells how the exchange stands: at once, and at every change. */
  watchSync(listener: (status: SyncStatus) => void): Promise<void> {
    this.#statusListeners.add(listener);
    listener(this.#status);
    return Promise.resolve();
  }

  watch(listener: (topics: Topic[]) => void): Promise<void> {
    this.#listeners.add(listener);
    return Promise.resolve();
  }

  async syncNow(): Promise<void> {
    await this.#open?.sync?.syncNow();
  }

  #enter(keyring: OpenKeyring): Promise<Me> {
    return this.#doors.run(() => this.#openFor(keyring));
  }

  async #openFor(keyring: OpenKeyring): Promise<Me> {
    await this.#leave("warm");
    this.#keyrings.coolOthers(keyring.replica);
    this.#ports.doors?.post(keyring.replica);
    const replica = await openReplica(keyring, this.#ports);
    replica.changes.listen((topics) => {
      for (const listener of this.#listeners) listener([...topics]);
    });
    const endTidying = tidyWhenQuiet(replica, this.#ports.wait);
    const endLooking = this.#ports.everyMinute?.(() => beside(replica, hideExpired(replica)));
    const endOthers = handInOthers(this.#copies(), replica.id, this.#ports.everyMinute);
    const end = () => {
      endTidying();
      endLooking?.();
      endOthers();
    };
    const mac = await ExchangeMac.from(keyring.exchangeKey);
    const sync =
      this.#ports.startSync?.({
        me: replica.me,
        store: new ReplicaSyncStore(replica),
        mac,
        onChange: (listener) => replica.changes.listen(listener),
        onStatus: (status) => {
          this.#status = status;
          for (const listener of this.#statusListeners) listener(status);
        },
        onWipe: (wipe) => void this.#end(replica.id, wipe).catch(() => undefined),
      }) ?? null;
    const store = new LocalDeviceStore(replica);
    this.#open = { replica, store, sync, end };
    return store.me();
  }
}
