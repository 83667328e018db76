import { gzip } from "../../client/src/data/gzip";
import { Deposed } from "../../client/src/data/fence";
import { known } from "../../client/src/data/known-record";
import type { Planned } from "../../client/src/data/make-op";
import { closeReplica, openReplica } from "../../client/src/data/open-replica";
import { readArrivals } from "../../client/src/data/read-arrivals";
import { refreshReplica } from "../../client/src/data/refresh";
import { placeOf, type Replica, type StorePorts } from "../../client/src/data/replica";
import { numberIn } from "../../client/src/data/replica-database";
import { ReplicaSyncStore } from "../../client/src/data/replica-sync-store";
import { save } from "../../client/src/data/save";
import { sealJson } from "../../client/src/data/sealed-json";
import { isStorageFull } from "../../client/src/data/storage-full";
import { tidyReplica } from "../../client/src/data/tidy-replica";
import { type SyncEnd, syncUntilQuiet } from "../../client/src/sync/sync-until-quiet";
import { ExchangeMac, sha256Hex } from "../../client/src/vault/exchange-mac";
import { keyNumber } from "../../client/src/vault/seal";
import { STAFF, staffId } from "../../server/src/sync/test-municipality";
import { DeviceDisk, DiskLife, type End } from "./device-disk";
import type { World } from "./world";

export type Staff = keyof typeof STAFF;

/** What a tablet is enrolled with; a cloned profile has the same. */
export interface Enrolment {
  id: string;
  exchangeKey: string;
  keys: Record<string, string>;
  code: string;
}

/** One person's replica on one device: the shipped store over an in-memory IndexedDB, and the shipped engine. */
export class Tablet {
  readonly world: World;
  readonly name: Staff;
  readonly clockOffset: number;
  readonly enrolment: Enrolment;
  disk = new DeviceDisk();
  life = new DiskLife();
  replica!: Replica;
  #backup: ReturnType<DeviceDisk["copy"]> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(world: World, name: Staff, clockOffset: number, enrolment: Enrolment) {
    this.world = world;
    this.name = name;
    this.clockOffset = clockOffset;
    this.enrolment = enrolment;
  }

  async open(): Promise<void> {
    this.life = new DiskLife();
    this.life.onEnd = (end) => {
      this.world.count(end);
      // Nothing of a dead process runs on.
      if (end !== "quota") this.replica.closed = true;
    };
    this.replica = await this.#opened(this.life);
    await this.replica.ready.until("all");
    await this.replica.writes.run(() => Promise.resolve());
  }

  async closeTab(tab: Replica): Promise<void> {
    await tab.writes.run(async () => closeReplica(tab));
    await refreshReplica(this.replica, { read: true });
  }

  /** Another tab of the same profile, open beside the first one. */
  async openTab(): Promise<Replica> {
    const tab = await this.#opened(new DiskLife());
    await tab.ready.until("all");
    return tab;
  }

  #opened(life: DiskLife): Promise<Replica> {
    const ports: StorePorts = {
      place: this.disk.placeFor(life),
      now: () => this.world.server.now + this.clockOffset,
      random: (size) => this.world.bytes(size),
      pause: () => Promise.resolve(),
      lull: () => Promise.resolve(),
      channel: () => this.#channel(),
    };
    const { id, exchangeKey, keys, code } = this.enrolment;
    const { name } = this;
    return openReplica(
      {
        replica: id,
        kind: "field",
        incarnation: 1,
        code,
        municipality: "HER",
        staffId: staffId(name),
        name,
        shortCode: name,
        roles: [...STAFF[name]],
        keys,
        exchangeKey,
        demo: true,
      },
      ports,
    );
  }

  /** Tabs hear of each other a moment later, as over a BroadcastChannel. */
  #channel(): ReturnType<StorePorts["channel"]> {
    let own: (() => void) | null = null;
    return {
      post: () => {
        for (const each of this.#listeners) if (each !== own) queueMicrotask(each);
      },
      listen: (listener) => {
        own = listener;
        this.#listeners.add(listener);
      },
      close: () => {
        if (own) this.#listeners.delete(own);
      },
    };
  }

  /** The process is gone, and is started again on what its disk holds. */
  async restart(): Promise<void> {
    this.life.dead = true;
    closeReplica(this.replica);
    await this.open();
  }

  /** A segment vanishes from the disk, or its bytes rot, while the process is down: the cursor says it is there. */
  async loseSegment(how: "lost" | "spoilt"): Promise<boolean> {
    const { segment } = this.replica.databases.relaxed;
    const rows = await segment.toArray();
    if (rows.length === 0) return false;
    const row = this.world.pick(rows);
    if (how === "lost") await segment.delete(row.number);
    else await segment.update(row.number, { sealed: row.sealed.map((byte) => byte ^ 1) });
    await this.restart();
    return true;
  }

  /** Runs something while a storage commit may end the process; whatever it came to, the tablet works afterwards. */
  async whileItMayDie(end: End, commits: number, work: () => Promise<void>): Promise<void> {
    this.life.arm(end, commits);
    try {
      await work();
    } catch (problem) {
      if (!this.life.dead && !isStorageFull(problem)) throw problem;
    }
    this.life.disarm();
    if (this.life.dead) await this.restart();
  }

  keepCopy(): void {
    this.#backup = this.disk.copy();
  }

  /** The profile goes back to its copy; the tablet does not know, and counts its ops again from there. */
  async rollBack(): Promise<boolean> {
    if (!this.#backup) return false;
    this.life.dead = true;
    closeReplica(this.replica);
    this.disk.putBack(this.#backup);
    await this.open();
    const kept = new Set(this.replica.pending.all().map(({ hash }) => hash));
    for (const each of this.world.told)
      if (each.tablet === this && !kept.has(each.hash)) this.world.lastCopyOf(each.hash);
    return true;
  }

  /** A second device with a copy of this profile: both think they are the only one. */
  async clone(): Promise<Tablet> {
    const twin = new Tablet(this.world, this.name, this.clockOffset, this.enrolment);
    // Opening makes the tables.
    await twin.open();
    twin.life.dead = true;
    closeReplica(twin.replica);
    twin.disk.putBack(this.disk.copy());
    await twin.open();
    return twin;
  }

  /** A whole exchange of one tab, which leads from now on. Another one that took over meanwhile makes it "cut". */
  async sync(replica: Replica = this.replica): Promise<SyncEnd> {
    const proof = await ExchangeMac.from(this.enrolment.exchangeKey);
    const store = new ReplicaSyncStore(replica);
    await store.lead();
    const end = await this.#exchange(store, proof).catch((problem: unknown): SyncEnd => {
      if (!(problem instanceof Deposed)) throw problem;
      return { kind: "cut", delivered: 0 };
    });
    // Whatever came is read before anybody looks; reading and the exchange still run side by side until here.
    await readArrivals(replica);
    return end;
  }

  #exchange(store: ReplicaSyncStore, proof: ExchangeMac): Promise<SyncEnd> {
    return syncUntilQuiet({
      store,
      send: (body, headers, to) => this.world.network.send(this, body, headers, to),
      proof,
      now: () => this.world.server.now + this.clockOffset,
      gzip,
      sha256Hex,
      build: "simulator",
    });
  }

  tidy(): Promise<void> {
    return tidyReplica(this.replica);
  }

  /** Saves as a screen would. @returns whether the person was told "saved" */
  async save(planned: Planned, replica: Replica = this.replica): Promise<boolean> {
    const newest = () => replica.pending.all().at(-1);
    const before = newest()?.n ?? 0;
    const answer = await save(replica, () => ({ ok: true, value: [planned] }));
    const made = newest();
    if (answer.ok && made && made.n > before)
      this.world.told.push({
        tablet: this,
        hash: made.hash,
        planned,
        at: `${made.kept.incarnation}.${made.n}`,
      });
    return answer.ok;
  }

  /** An op that no server can read lies in the outbox, as a fault of a later version would leave it. */
  async poison(): Promise<void> {
    await this.replica.writes.run(async () => {
      const { strict } = this.replica.databases;
      const n = await numberIn(strict, "nextN", 1);
      const incarnation = await numberIn(strict, "incarnation", 1);
      const text = JSON.stringify({ group: this.newId(), collection: "nothing", id: this.newId(), odd: n });
      const kept = {
        text,
        incarnation,
        author: staffId(this.name),
        compartment: "core",
        group: this.newId(),
        savedAt: this.world.server.now,
        personId: "",
        isNew: true,
      };
      const place = placeOf(this.replica, "outbox", n);
      const sealed = await sealJson(this.replica.keys, "core", place, kept);
      await strict.transaction("rw", strict.outbox, strict.meta, async () => {
        await strict.outbox.add({ n, state: 0, key: keyNumber("core"), sealed });
        await strict.meta.put({ name: "nextN", value: n + 1 });
      });
      await refreshReplica(this.replica, { read: true });
    });
  }

  newId(): string {
    return Buffer.from(this.world.bytes(16)).toString("base64url");
  }

  /** Opens a record as a form would: what it holds, and the base to hand back. */
  form(collection: string, id: string, replica: Replica = this.replica) {
    return known<Record<string, unknown>>(replica, collection, id);
  }

  /** How many ops it ever made. */
  async made(): Promise<number> {
    return (await numberIn(this.replica.databases.strict, "nextN", 1)) - 1;
  }

  unsent(): number {
    return this.replica.pending.unsent().length + this.replica.sendOnly.size;
  }

  /** What it shows of a record, in a form that can be compared. */
  async shows(collection: string, id: string): Promise<string> {
    const record = await this.form(collection, id);
    return JSON.stringify(record && Object.entries(record.fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  close(): void {
    this.life.dead = true;
    closeReplica(this.replica);
  }
}
