import type { Base } from "@konta/shared/sync/op";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { addReplica } from "../../server/src/db/replicas";
import { NOW, staffId } from "../../server/src/sync/test-municipality";
import { carryCopies } from "./copies-line";
import type { DeviceShelf } from "./device-shelf";
import { Network } from "./network";
import { beginChance } from "./one-thread";
import { seeded } from "./random";
import { SimServer } from "./sim-server";
import { type Staff, Tablet } from "./tablet";

/** What was on the screen when somebody wrote: the form's fields, and the sides at the desk where one was decided. */
export interface Seen {
  fields: Readonly<Record<string, unknown>>;
  sides?: Readonly<Record<string, readonly unknown[]>>;
}

/** An op of which somebody was told that it is saved. */
export interface Told {
  tablet: Tablet;
  /** Of the op's text. */
  hash: string;
  collection: string;
  id: string;
  isNew: boolean;
  /** The base that came with the form. */
  base: Base | null;
  /** What it says, as the person typed it. */
  fields: Readonly<Record<string, unknown>>;
  seen: Seen;
  /** What this tablet had written before, as far as it knew. */
  after: readonly Told[];
}

interface Build {
  /** Of its own clock, milliseconds. */
  clockOffset?: number;
  /** The version of its build. */
  schema?: number;
  shelf?: DeviceShelf | null;
}

const COMPARTMENTS = ["core", "benefit", "social", "health", "registry", "personal", "outing"];

/** One server and some tablets, all real code, in one process; network, disks, clocks and chance are given. */
export class World {
  readonly random: () => number;
  readonly server: SimServer;
  readonly network: Network;
  readonly tablets: Tablet[] = [];
  readonly counted: Record<string, number> = {};
  readonly told: Told[] = [];
  /** Where second copies lie, on each device that has such a place. */
  readonly shelves = new Set<DeviceShelf>();
  /** Ops that a rolled-back profile lost before anybody else had them, by hash. */
  readonly forgotten = new Set<string>();

  /** Ops that a rolled-back profile lost while only the server had them: another loss there takes the last copy. */
  readonly fragile = new Set<string>();

  /** What an invariant that is looked at on the way found wrong. */
  readonly problems: string[] = [];
  /** Why each op that was made to be refused has to be, by hash. */
  readonly poisons = new Map<string, string>();
  /** Ops of people who may not write what they wrote, by hash: they may be answered in any way, and change nothing. */
  readonly ofStrangers = new Set<string>();
  #words = 0;

  constructor(seed: number) {
    beginChance(seed);
    this.random = seeded(seed);
    this.server = new SimServer(NOW, (size) => this.bytes(size));
    this.network = new Network(this);
    carryCopies(this);
  }

  count(what: string, times = 1): void {
    this.counted[what] = (this.counted[what] ?? 0) + times;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  /** A number that nobody wrote before. */
  another(): number {
    return (this.#words += 1);
  }

  bytes(size: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: size }, () => Math.floor(this.random() * 256));
  }

  /** A tablet enrolled now. */
  async enrol(
    name: Staff,
    { clockOffset = 0, schema = SCHEMA_VERSION, shelf = null }: Build = {},
  ): Promise<Tablet> {
    const base64url = (size: number) => Buffer.from(this.bytes(size)).toString("base64url");
    const id = base64url(16);
    const exchangeKey = base64url(32);
    const keys = Object.fromEntries(COMPARTMENTS.map((each) => [each, base64url(32)]));
    const code = addReplica(this.server.db, {
      id,
      staffId: staffId(name),
      kind: "field",
      device: "sim",
      keys: { exchange: exchangeKey, compartments: keys },
      now: this.server.now,
    });
    const tablet = new Tablet(this, name, clockOffset, { id, exchangeKey, keys, code });
    tablet.schema = schema;
    tablet.shelf = shelf;
    await tablet.open();
    return tablet;
  }

  async addTablet(name: Staff, build: Build = {}): Promise<Tablet> {
    const tablet = await this.enrol(name, build);
    this.tablets.push(tablet);
    return tablet;
  }

  /** The hashes of the ops of which a second copy lies somewhere. */
  onShelves(): Set<string> {
    return new Set([...this.shelves].flatMap((shelf) => shelf.hashes()));
  }

  /** A device's database has lost ops; only the server may still have one, or had a second copy to come by. */
  lastCopiesOf(hashes: readonly string[], copied: ReadonlySet<string>): void {
    for (const hash of hashes)
      (this.server.has(hash) || copied.has(hash) ? this.fragile : this.forgotten).add(hash);
  }

  /** The server was put back to a copy: what nobody else had is gone with it. */
  forgetFragile(): void {
    const copied = this.onShelves();
    for (const hash of this.fragile)
      if (!this.server.has(hash) && !copied.has(hash)) this.forgotten.add(hash);
  }

  close(): void {
    for (const tablet of this.tablets) tablet.close();
    this.server.db.sqlite.close();
  }
}
