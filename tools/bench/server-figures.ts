import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PartHead } from "@konta/shared/sync/answer";
import type { OpLine } from "@konta/shared/sync/op-line";
import { PartReader } from "@konta/shared/sync/part-codec";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import type { Database } from "../../server/src/db/open-database";
import { aRecordId, TestReplica } from "../../server/src/sync/test-replica";
import { benchDatabase, benchRecords, fill } from "./bench-municipality";
import { BENCH_NOW } from "./bench-records";
import { type BenchServer, serveBench } from "./bench-server";
import { type Figure, medianOf, RUNS } from "./figure";
import { noteMaker } from "./greek-notes";
import { DemoRandom } from "../../server/src/demo/demo-random";

const PUSHERS = ["nurse", "social", "mediator", "nurse"];
/** Pushes of one replica in one run, each of 40 ops: 20 visits with their notes. */
const PUSHES = 12;
const VISITS_PER_PUSH = 20;

const note = noteMaker(new DemoRandom(7));

/** A day of one replica: each save is a visit and its note. */
const dayOf = (replica: TestReplica, people: readonly string[]): OpLine[] =>
  Array.from({ length: VISITS_PER_PUSH }, () => {
    const personId = people[replica.n % people.length] ?? "";
    const visitId = aRecordId();
    const group = `g${replica.n}`;
    const fields = {
      personId,
      day: "2026-11-23",
      place: "home",
      services: ["svc.a01", "svc.a02", "svc.a04"],
    };
    return [
      replica.op({ group, collection: "visit", id: visitId, fields }),
      replica.op({
        group,
        collection: "visitNote",
        id: aRecordId(),
        fields: { personId, visitId, note: note() },
      }),
    ];
  }).flat();

/** Moves the cursors as a device would, without opening the frames: the device's work is not the server's. */
function moveCursors(replica: TestReplica, bytes: Uint8Array): void {
  const parts = new PartReader(bytes.length + 1).push(bytes);
  if (parts === "too-large") throw new Error("an answer is larger than itself");
  for (const { head } of parts) {
    const read = JSON.parse(Buffer.from(head).toString()) as PartHead;
    if (read.kind === "frame") replica.cursors[read.scope] = read.hi;
  }
}

/** One push after the other answer, as a device does. */
async function pushDays(server: BenchServer, replica: TestReplica, days: readonly OpLine[][]): Promise<void> {
  for (const lines of days) {
    replica.counter += 1;
    const body = replica.body(lines);
    const answer = await fetch(`${server.origin}/api/sync/v1/exchange`, {
      method: "POST",
      body: new Uint8Array(body),
      headers: {
        "content-type": SYNC_TYPE,
        [HEADERS.replica]: replica.id,
        [HEADERS.counter]: String(replica.counter),
        [HEADERS.mac]: replica.sign(body),
      },
    });
    if (answer.status !== 200) throw new Error(`a push was refused: ${answer.status}`);
    moveCursors(replica, new Uint8Array(await answer.arrayBuffer()));
  }
}

const opsIn = (db: Database): number =>
  (db.sqlite.prepare("select count(*) as ops from op").get() as { ops: number }).ops;

async function oneRun(db: Database, server: BenchServer, people: readonly string[]): Promise<number> {
  const replicas: { replica: TestReplica; days: OpLine[][] }[] = [];
  for (const name of PUSHERS) {
    const replica = new TestReplica(db, `staff.${name}`, () => BENCH_NOW);
    await replica.sync();
    replicas.push({ replica, days: Array.from({ length: PUSHES }, () => dayOf(replica, people)) });
  }
  const before = opsIn(db);
  const from = performance.now();
  await Promise.all(replicas.map(({ replica, days }) => pushDays(server, replica, days)));
  const seconds = (performance.now() - from) / 1_000;
  return (opsIn(db) - before) / seconds;
}

/** Ops that reach custody per second, over HTTP, in a real file with `synchronous=FULL`; the senders share the process. */
export async function serverFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "konta-bench-"));
  const db = benchDatabase(join(folder, "bench.sqlite"));
  const story = benchRecords().story({
    persons: 400,
    full: true,
    links: 0,
    visits: 0,
    notes: false,
    referrals: 0,
    tasks: 0,
  });
  fill(db, story);
  const people = story.map(({ records }) => records[0]?.id ?? "");
  const server = await serveBench(db);
  try {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await oneRun(db, server, people));
    const about = `${PUSHERS.length} replicas push days of 40 ops at once, synchronous=FULL`;
    return [{ name: "sync.server.opsPerSecond", ...medianOf(runs), unit: "ops/s", limit: null, about }];
  } finally {
    await server.close();
    db.sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
