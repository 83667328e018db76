import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { gzip } from "../../client/src/data/gzip";
import { known } from "../../client/src/data/known-record";
import type { Planned } from "../../client/src/data/make-op";
import { personFile } from "../../client/src/data/person-file";
import { closeReplica, openReplica } from "../../client/src/data/open-replica";
import { readArrivals } from "../../client/src/data/read-arrivals";
import { refreshReplica } from "../../client/src/data/refresh";
import type { Replica, StorePorts } from "../../client/src/data/replica";
import { numberIn } from "../../client/src/data/replica-database";
import { ReplicaSyncStore } from "../../client/src/data/replica-sync-store";
import { save } from "../../client/src/data/save";
import { Deposed } from "../../client/src/sync/deposed";
import { isStorageFull } from "../../client/src/sync/storage-full";
import { tidyReplica } from "../../client/src/data/tidy-replica";
import { type SyncEnd, syncUntilQuiet } from "../../client/src/sync/sync-until-quiet";
import { ExchangeMac, sha256Hex } from "../../client/src/vault/exchange-mac";
import { STAFF, staffId } from "../../server/src/sync/test-municipality";
import { DeviceDisk, DiskLife, type End } from "./device-disk";
import type { DeviceShelf } from "./device-shelf";
import type { Backup } from "./profiles";
import { TabChannels } from "./tab-channels";
import type { Seen, Told, World } from "./world";

export type Staff = keyof typeof STAFF;

/** What a tablet is enrolled with; a cloned profile has the same. */
export interface Enrolment {
  id: string;
  exchangeKey: string;
  keys: Record<string, string>;
  code: string;
}

/** Areas that are not on their way out. */
const areasOf = ({ scopes }: Replica): Set<string> =>
  new Set(
    [...scopes.values()].flatMap(({ name, leaving }) => (!leaving && name.startsWith("area:") ? name : [])),
  );

/** Which removals it tells of: a list, since only the last ones are kept. */
const saidGone = ({ incidents }: Replica): string =>
  JSON.stringify(incidents.filter(({ what }) => what === "scope-gone"));

/** One person's replica on one device: the shipped store over an in-memory IndexedDB, and the shipped engine. */
export class Tablet {
  readonly world: World;
  readonly name: Staff;
  readonly clockOffset: number;
  readonly enrolment: Enrolment;
  disk = new DeviceDisk();
  life = new DiskLife();
  replica!: Replica;
  /** The version of the fields that its build speaks (rule V2). */
  schema = SCHEMA_VERSION;
  /** Something went from its disk behind its back: only then may rows have to be repaired. */
  hasLost = false;
  /** What was told here, and what its profile knew of when it was copied. */
  known: Told[] = [];
  /** Where its second copies lie; whoever works on the same device has the same (rule O6). */
  shelf: DeviceShelf | null = null;
  /** What its profile may go back to. */
  backup: Backup | null = null;
  readonly #tabs = new TabChannels();

  constructor(world: World, name: Staff, clockOffset: number, enrolment: Enrolment) {
    this.world = world;
    this.name = name;
    this.clockOffset = clockOffset;
    this.enrolment = enrolment;
  }

  async open(): Promise<void> {
    this.life = new DiskLife();
    this.life.onRolledBack = () => this.world.count("relaxed-lost");
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
      channel: () => this.#tabs.channel(),
      schema: this.schema,
      ...(this.shelf && { shelf: this.shelf.seenBy(life) }),
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
        handOverKey: this.world.server.handOverKey,
        demo: true,
      },
      ports,
    );
  }

  /** The process is gone, and is started again on what its disk holds. */
  async restart(): Promise<void> {
    this.shut();
    await this.open();
  }

  /** Its process is gone, or it is locked: nothing of it runs on. */
  shut(): void {
    this.life.dead = true;
    closeReplica(this.replica);
  }

  /** A new build starts on what the old one kept and recorded. */
  async update(): Promise<boolean> {
    if (this.schema === SCHEMA_VERSION) return false;
    this.schema = SCHEMA_VERSION;
    await this.restart();
    return true;
  }

  /** A segment vanishes from the disk, or its bytes rot, while the process is down: the cursor says it is there. */
  async loseSegment(how: "lost" | "spoilt"): Promise<boolean> {
    const { segment } = this.replica.databases.relaxed;
    const rows = await segment.toArray();
    if (rows.length === 0) return false;
    const row = this.world.pick(rows);
    this.hasLost = true;
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
      // What is written beside it ends before the next act, or it would take the process along then.
      await this.replica.writes.run(() => Promise.resolve());
    } catch (problem) {
      if (!this.life.dead && !isStorageFull(problem)) throw problem;
    }
    this.life.disarm();
    if (this.life.dead) await this.restart();
  }

  /** A whole exchange of one tab, which leads from now on. Another one that took over meanwhile makes it "cut". */
  async sync(replica: Replica = this.replica): Promise<SyncEnd> {
    const proof = await ExchangeMac.from(this.enrolment.exchangeKey);
    const store = new ReplicaSyncStore(replica);
    await store.lead();
    const before = new Set(replica.scopes.keys());
    const areas = areasOf(replica);
    const said = saidGone(replica);
    const end = await this.#exchange(store, proof).catch((problem: unknown): SyncEnd => {
      if (!(problem instanceof Deposed)) throw problem;
      return { kind: "cut", delivered: 0 };
    });
    // Whatever came is read before anybody looks; reading and the exchange still run side by side until here.
    await readArrivals(replica);
    for (const scope of before) if (!replica.scopes.has(scope)) this.world.count("purge");
    const isTaken = [...areas].some((name) => !areasOf(replica).has(name));
    if (isTaken && saidGone(replica) === said)
      this.world.problems.push(`[silent removal] ${this.name} does not say that an area was taken away`);
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

  /** What the exchange has left on the disk: scopes with their cursors, segments, and what was delivered. */
  async pulled({ databases: { strict } }: Replica): Promise<string> {
    const scopes = await strict.scope.toArray();
    const segments = await strict.segment.toCollection().primaryKeys();
    const outbox = await strict.outbox.toArray();
    const standing = scopes.map(({ number, cursor, leaving }) => [number, cursor, leaving]);
    return JSON.stringify([standing, segments, outbox.map(({ n, state }) => [n, state])]);
  }

  tidy(): Promise<void> {
    return tidyReplica(this.replica);
  }

  /**
   * Saves as a screen would; several records of one save are a group.
   * @param seen what the form showed
   * @returns whether the person was told "saved"
   */
  async save(
    planned: Planned | readonly Planned[],
    seen: Seen = { fields: {} },
    replica: Replica = this.replica,
  ): Promise<boolean> {
    const plans = "id" in planned ? [planned] : [...planned];
    const before = replica.pending.all().at(-1)?.n ?? 0;
    const after = [...this.known];
    const answer = await save(replica, () => ({ ok: true, value: plans }));
    if (!answer.ok) return false;
    const made = replica.pending.all().filter(({ n }) => n > before);
    for (const { collection, id, isNew, base, fields } of plans) {
      const own = made.findLast(({ op }) => op.collection === collection && op.id === id);
      if (!own) continue;
      const typed = Object.fromEntries(Object.keys(own.op.fields).map((field) => [field, fields[field]]));
      const told = { tablet: this, hash: own.hash, collection, id, isNew, base, fields: typed, seen, after };
      this.world.told.push(told);
      this.known.push(told);
    }
    return true;
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

  /** In whose file somebody is read, and the phones that are read there (rule B1). */
  async file(personId: string): Promise<string> {
    const file = await personFile(this.replica, personId);
    return JSON.stringify(file && [file.person.id, file.phones.map(({ id }) => id).sort()]);
  }

  close(): void {
    this.shut();
  }
}
