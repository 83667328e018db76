import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { ExchangeMac } from "../vault/exchange-mac";
import type { OpenKeyring } from "../vault/wrapped-keyring";
import { CompartmentKeys } from "../vault/seal";
import { takeIncarnation } from "./acknowledge";
import { Arrivals } from "./arrivals";
import { beside } from "./beside";
import { buildDirectory } from "./build-directory";
import { Changes } from "./changes";
import { Directory } from "./directory";
import { FrameCache } from "./frame-cache";
import { Lane } from "./lane";
import { Merges } from "./merges";
import { PendingOps } from "./pending-ops";
import { PeopleIndex } from "./people-index";
import { reconcileCopies } from "./forgotten-life";
import { finishPurges } from "./purge-scopes";
import { Readiness } from "./readiness";
import { redirectsHere } from "./redirects-here";
import { refreshReplica } from "./refresh";
import { OWN, placeOf, type Replica, type StorePorts } from "./replica";
import {
  closeDatabases,
  numberIn,
  type NumberRow,
  openDatabases,
  type ReplicaDatabase,
  type SealedRow,
} from "./replica-database";
import { sealJson } from "./sealed-json";
import { copyBeside, SecondCopies } from "./second-copies";

const CACHE_BYTES = 24_000_000;

/** The greatest number that the server said it has: for a database that did not write it down yet. */
async function highestInCustody({ outbox }: ReplicaDatabase): Promise<number> {
  const last = await Promise.all([1, 2].map((state) => outbox.where("state").equals(state).last()));
  return Math.max(...last.map((row) => row?.n ?? 0));
}

/** The first opening writes the numbers that everything else counts on; one may stand already (`noteForgotten`). */
async function begin(replica: Replica): Promise<void> {
  const { strict } = replica.databases;
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "standing", 0), replica.standing);
  const custody = await highestInCustody(strict);
  await strict.transaction("rw", strict.meta, async () => {
    const there = new Set(await strict.meta.toCollection().primaryKeys());
    const first: (NumberRow | SealedRow)[] = [
      { name: "nextN", value: 1 },
      { name: "counter", value: 0 },
      { name: "incarnation", value: replica.me.incarnation },
      { name: "localCounter", value: 1 },
      { name: "custody", value: custody },
      { name: "standing", sealed },
    ];
    await strict.meta.bulkAdd(first.filter(({ name }) => !there.has(name)));
  });
}

/**
 * Opens one person's database with her unlocked keyring. Resolves when saving works; the directory goes on being built
 * and `ready` tells how far it is.
 */
export async function openReplica(keyring: OpenKeyring, ports: StorePorts): Promise<Replica> {
  const { keys, exchangeKey: _exchange, handOverKey: _handOver, ...me } = keyring;
  const replica: Replica = {
    id: me.replica,
    me,
    keys: await CompartmentKeys.from(keys),
    ports,
    schema: ports.schema ?? SCHEMA_VERSION,
    databases: openDatabases(me.replica, ports.place),
    channel: ports.channel(me.replica),
    standing: { epoch: null, code: me.code },
    heardAt: null,
    silentSince: null,
    countsFrom: ports.runningMs?.() ?? 0,
    agedAt: null,
    fence: null,
    caughtUpTo: 0,
    counter: 0,
    nextN: 1,
    scopes: new Map(),
    segments: new Map(),
    directory: new Directory(),
    pending: new PendingOps(),
    sendOnly: new Map(),
    unopened: [],
    people: new PeopleIndex(),
    merges: new Merges(redirectsHere(() => replica)),
    frames: new FrameCache(CACHE_BYTES),
    arrivals: new Arrivals(),
    copies: await secondCopies(keyring, ports),
    incidents: [],
    obeyed: new Set(),
    rowsForgotten: new Set(),
    askedAgain: new Set(),
    repairsTried: new Map(),
    drafts: new Map(),
    changes: new Changes(),
    ready: new Readiness(),
    writes: new Lane(),
    closed: false,
  };
  await begin(replica);
  await refreshReplica(replica, { read: false });
  await replica.writes.run(() => finishPurges(replica));
  const incarnation = await numberIn(replica.databases.strict, "incarnation", me.incarnation);
  // The keys were issued again: the server has counted this replica as a new incarnation meanwhile.
  if (me.incarnation > incarnation)
    await replica.writes.run(() => takeIncarnation(replica, me.incarnation, me.code, null));
  replica.channel.listen(() =>
    beside(
      replica,
      replica.writes.run(() => refreshReplica(replica, { read: true })),
    ),
  );
  beside(replica, buildDirectory(replica));
  copyBeside(replica, reconcileCopies(replica));
  return replica;
}

async function secondCopies(
  { replica, handOverKey, exchangeKey }: OpenKeyring,
  { shelf }: StorePorts,
): Promise<SecondCopies | null> {
  if (!shelf || !handOverKey) return null;
  return new SecondCopies(shelf, { replica, handOverKey, mac: await ExchangeMac.from(exchangeKey) });
}

/** Drops the keys and everything that was opened with them. */
export function closeReplica(replica: Replica): void {
  replica.closed = true;
  replica.channel.close();
  closeDatabases(replica.databases);
}
