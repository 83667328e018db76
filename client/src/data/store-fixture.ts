import { COMPARTMENTS, type Compartment } from "@konta/shared/access/compartment";
import { encodeFrame, type Row } from "@konta/shared/sync/frame";
import type { CameFrame } from "../sync/sync-store";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { OpenKeyring } from "../vault/wrapped-keyring";
import { gzip } from "./gzip";
import { openReplica } from "./open-replica";
import { readArrivals } from "./read-arrivals";
import type { Replica, StorePorts } from "./replica";
import type { DatabasePlace } from "./replica-database";
import { ReplicaSyncStore } from "./replica-sync-store";

/** For tests: a replica over a database in memory, with a clock that stands and ids that count. */
export const EPOCH = "epoch-one";
export const NOW = Date.UTC(2026, 10, 23, 9, 0);

/** What second copies are sealed for: a point of P-256 whose other half nobody has. */
export const OFFICE =
  "BCg2xDZcZL55n0PZFx8_qSU84jj5cOBlzNO5iZY-Ptgf7AmunmOfv_5Ht4aZRs_G_y5HCsfybsJTJ4vy74ArkTQ";

/** 32 bytes, base64url. */
export const aKey = (letter: string): string => letter.repeat(42) + "A";

export const aKeyring = (over: Partial<OpenKeyring> = {}): OpenKeyring => ({
  replica: "replica-one",
  kind: "field",
  incarnation: 1,
  code: "7K",
  municipality: "KON",
  staffId: "stf.nurse",
  name: "Δοκιμή Νοσηλεύτρια",
  shortCode: "ΔΝ",
  roles: ["nurse"],
  keys: Object.fromEntries(COMPARTMENTS.map((each, at) => [each, aKey("abcdefghij".charAt(at))])) as Record<
    Compartment,
    string
  >,
  exchangeKey: aKey("x"),
  demo: true,
  ...over,
});

export const aPlace = (): DatabasePlace => ({ indexedDB: new IDBFactory(), IDBKeyRange });

export const ports = (place: DatabasePlace, over: Partial<StorePorts> = {}): StorePorts => ({
  place,
  now: () => NOW,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  pause: () => Promise.resolve(),
  lull: () => Promise.resolve(),
  channel: () => ({ post: () => undefined, listen: () => undefined, close: () => undefined }),
  ...over,
});

/** Tests look at what a pull brought: they go on when it is read. */
class ReadingSyncStore extends ReplicaSyncStore {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    super(replica);
    this.#replica = replica;
  }

  override async keepFrames(frames: readonly CameFrame[], epoch: string): Promise<void> {
    await super.keepFrames(frames, epoch);
    await readArrivals(this.#replica);
  }
}

export interface Opened {
  replica: Replica;
  sync: ReplicaSyncStore;
}

export async function opened(
  place: DatabasePlace = aPlace(),
  keyring: Partial<OpenKeyring> = {},
  over: Partial<StorePorts> = {},
): Promise<Opened> {
  const replica = await openReplica(aKeyring(keyring), ports(place, over));
  await replica.ready.until("all");
  await replica.writes.run(() => Promise.resolve());
  return { replica, sync: new ReadingSyncStore(replica) };
}

export const aRow = (over: Partial<Row> & Pick<Row, "collection" | "id" | "seq">): Row => ({
  state: "live",
  by: "stf.other",
  at: NOW - 1000,
  fields: {},
  ...over,
});

/** A frame as the wire brings it. @param after the cursor it continues from: it holds everything that came since */
export async function aFrame(scope: string, rows: readonly Row[], after = 0): Promise<CameFrame> {
  const seqs = rows.map(({ seq }) => seq);
  const head: CameFrame["head"] = {
    kind: "frame",
    scope,
    rows: rows.length,
    lo: after,
    hi: Math.max(...seqs),
  };
  return { head, gzipped: await gzip(encodeFrame(rows)) };
}

export async function keep(sync: ReplicaSyncStore, scope: string, rows: readonly Row[]): Promise<void> {
  await sync.keepFrames([await aFrame(scope, rows)], EPOCH);
}

/** Ids that are records' ids and easy to tell apart. */
export const anId = (letter: string): string => letter.repeat(22);
