import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { gzip } from "../../client/src/data/gzip";
import { closeReplica, openReplica } from "../../client/src/data/open-replica";
import { readArrivals } from "../../client/src/data/read-arrivals";
import type { Replica, StorePorts } from "../../client/src/data/replica";
import { numberIn } from "../../client/src/data/replica-database";
import { ReplicaSyncStore } from "../../client/src/data/replica-sync-store";
import { save } from "../../client/src/data/save";
import { known } from "../../client/src/data/known-record";
import { ExchangeMac, sha256Hex } from "../../client/src/vault/exchange-mac";
import type { Reply, Send } from "../../client/src/sync/exchange-port";
import { type SyncEnd, syncUntilQuiet } from "../../client/src/sync/sync-until-quiet";
import type { Database } from "../../server/src/db/open-database";
import { addReplica } from "../../server/src/db/replicas";
import { exchange } from "../../server/src/sync/exchange";
import { FrameCache } from "../../server/src/sync/scope-frames";
import { aMunicipality, NOW, STAFF, staffId } from "../../server/src/sync/test-municipality";
import { seeded } from "./random";

/** What may go wrong with one exchange. */
export const FAULTS = [
  "none",
  "request-lost",
  "answer-lost",
  "answer-cut",
  "html-200",
  "server-error",
  "duplicate",
  "delayed-duplicate",
] as const;
export type Fault = (typeof FAULTS)[number];

type Staff = keyof typeof STAFF;

/** One server and some tablets, all real code, in one process; network, clock and chance are given. */
export class World {
  readonly db: Database = aMunicipality();
  readonly random: () => number;
  readonly tablets: Tablet[] = [];
  readonly counted: Record<string, number> = {};
  /** Requests kept back, to be delivered after newer ones. */
  readonly delayed: (() => Promise<void>)[] = [];
  now = NOW;
  /** Which fault the next exchange meets. */
  fault: Fault = "none";

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  count(what: string): void {
    this.counted[what] = (this.counted[what] ?? 0) + 1;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  bytes(size: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: size }, () => Math.floor(this.random() * 256));
  }

  async addTablet(name: Staff, clockOffset = 0): Promise<Tablet> {
    const tablet = new Tablet(this, name, clockOffset);
    await tablet.open();
    this.tablets.push(tablet);
    return tablet;
  }

  async serve(
    body: Uint8Array,
    headers: Record<string, string>,
  ): Promise<{ status: number; bytes: Uint8Array }> {
    const context = {
      db: this.db,
      cache: new FrameCache(1_000_000),
      now: () => this.now,
      onUnexpected: (problem: unknown) => {
        throw problem;
      },
    };
    const answer = await exchange(context, {
      replica: headers[HEADERS.replica] ?? "",
      counter: Number(headers[HEADERS.counter]),
      mac: headers[HEADERS.mac] ?? "",
      body,
    });
    if (!answer.ok) return { status: answer.status, bytes: new Uint8Array() };
    const chunks: Uint8Array[] = [];
    for await (const part of answer.parts) chunks.push(part);
    return { status: 200, bytes: Buffer.concat(chunks) };
  }

  /** The network between a tablet and the server, with at most one fault. */
  readonly send: Send = async (body, headers) => {
    const { fault } = this;
    this.fault = "none";
    this.count(fault);
    if (fault === "request-lost") throw new TypeError("network");
    if (fault === "html-200")
      return reply(200, "text/html", [new TextEncoder().encode("<html>Σύνδεση</html>")]);
    if (fault === "server-error") return reply(503, "application/json", []);
    if (fault === "delayed-duplicate") this.delayed.push(async () => void (await this.serve(body, headers)));
    const { status, bytes } = await this.serve(body, headers);
    if (fault === "duplicate") await this.serve(body, headers);
    if (fault === "answer-lost") throw new TypeError("network");
    if (fault === "answer-cut") {
      const cut = Math.floor(this.random() * bytes.length);
      return reply(status, SYNC_TYPE, [bytes.subarray(0, cut)], true);
    }
    // Pieces end anywhere, as on a real network.
    const middle = Math.floor(this.random() * bytes.length);
    return reply(status, SYNC_TYPE, [bytes.subarray(0, middle), bytes.subarray(middle)]);
  };
}

function reply(status: number, contentType: string, pieces: readonly Uint8Array[], breaks = false): Reply {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield await Promise.resolve(piece);
    if (breaks) throw new TypeError("connection broke");
  }
  return { status, contentType, retryAfter: null, chunks: chunks() };
}

/** One person's replica on one device: the shipped store over an in-memory IndexedDB, and the shipped engine. */
export class Tablet {
  readonly id: string;
  readonly #exchangeKey: Buffer;
  readonly #place = { indexedDB: new IDBFactory(), IDBKeyRange };
  readonly #keys: Record<string, string>;
  readonly #code: string;
  replica!: Replica;
  rolledBack = false;
  #backup: [string, unknown[]][] | null = null;
  /** Every op this tablet told somebody was saved, by record. */
  readonly saved: { collection: string; id: string; fields: Record<string, unknown> }[] = [];

  constructor(
    readonly world: World,
    readonly name: Staff,
    readonly clockOffset: number,
  ) {
    this.id = Buffer.from(world.bytes(16)).toString("base64url");
    this.#exchangeKey = Buffer.from(world.bytes(32));
    const compartments = ["core", "benefit", "social", "health", "registry", "personal", "outing"];
    this.#keys = Object.fromEntries(
      compartments.map((each) => [each, Buffer.from(world.bytes(32)).toString("base64url")]),
    );
    const keys = { exchange: this.#exchangeKey.toString("base64url"), compartments: this.#keys };
    this.#code = addReplica(world.db, {
      id: this.id,
      staffId: staffId(name),
      kind: "field",
      device: "sim",
      keys,
      now: NOW,
    });
  }

  async open(): Promise<void> {
    const ports: StorePorts = {
      place: this.#place,
      now: () => this.world.now + this.clockOffset,
      random: (size) => this.world.bytes(size),
      pause: () => Promise.resolve(),
      lull: () => Promise.resolve(),
      channel: () => ({ post: () => undefined, listen: () => undefined, close: () => undefined }),
    };
    this.replica = await openReplica(
      {
        replica: this.id,
        kind: "field",
        incarnation: 1,
        code: this.#code,
        municipality: "HER",
        staffId: staffId(this.name),
        name: this.name,
        shortCode: this.name,
        roles: [...STAFF[this.name]],
        keys: this.#keys,
        exchangeKey: this.#exchangeKey.toString("base64url"),
        demo: true,
      },
      ports,
    );
    await this.replica.ready.until("all");
  }

  /** The tab is killed and opened again on the same database. */
  async restart(): Promise<void> {
    closeReplica(this.replica);
    await this.open();
  }

  /** A copy of everything the device keeps, as a backup of its profile would hold it. */
  async snapshot(): Promise<void> {
    const tables = this.replica.databases.strict.tables;
    this.#backup = await Promise.all(
      tables.map(async (table): Promise<[string, unknown[]]> => [table.name, await table.toArray()]),
    );
  }

  /** The profile goes back to its backup; the tablet does not know, and counts its ops again from there. */
  async rollBack(): Promise<boolean> {
    const backup = this.#backup;
    if (!backup) return false;
    const { strict } = this.replica.databases;
    await strict.transaction("rw", strict.tables, async () => {
      for (const [name, rows] of backup) {
        await strict.table(name).clear();
        await strict.table(name).bulkPut(rows);
      }
    });
    this.rolledBack = true;
    await this.restart();
    return true;
  }

  async sync(): Promise<SyncEnd> {
    const proof = await ExchangeMac.from(this.#exchangeKey.toString("base64url"));
    const end = await syncUntilQuiet({
      store: new ReplicaSyncStore(this.replica),
      send: this.world.send,
      proof,
      now: () => this.world.now + this.clockOffset,
      gzip,
      sha256Hex,
      build: "simulator",
    });
    // Whatever came is read before anybody looks; reading and the exchange still run side by side until here.
    await readArrivals(this.replica);
    return end;
  }

  async add(collection: string, fields: Record<string, unknown>): Promise<string> {
    let id = "";
    const answer = await save(this.replica, ({ newId }) => {
      id = newId();
      return { ok: true, value: [{ collection, id, isNew: true, base: null, fields }] };
    });
    if (!answer.ok) throw new Error(`not saved: ${answer.error.code}`);
    this.saved.push({ collection, id, fields });
    return id;
  }

  /** Opens a record as a form would: what it holds, and the base to hand back. */
  formOn(collection: string, id: string) {
    return known<Record<string, unknown>>(this.replica, collection, id);
  }

  async change(
    collection: string,
    id: string,
    fields: Record<string, unknown>,
    base: [string, number] | null,
  ): Promise<void> {
    const answer = await save(this.replica, () => ({
      ok: true,
      value: [{ collection, id, isNew: false, base, fields }],
    }));
    if (!answer.ok) throw new Error(`not saved: ${answer.error.code}`);
    this.saved.push({ collection, id, fields });
  }

  /** How many ops it ever made. */
  async made(): Promise<number> {
    return (await numberIn(this.replica.databases.strict, "nextN", 1)) - 1;
  }

  unsent(): number {
    return this.replica.pending.unsent().length;
  }

  /** What it shows of a record, in a form that can be compared. */
  async shows(collection: string, id: string): Promise<string> {
    const record = await this.formOn(collection, id);
    return JSON.stringify(record && Object.entries(record.fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
