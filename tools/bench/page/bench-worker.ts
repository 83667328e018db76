import type { Enrolled } from "@konta/shared/sync/enrolment";
import { type AnswerHead, partHeadSchema } from "@konta/shared/sync/answer";
import { decodeFrame } from "@konta/shared/sync/frame";
import { PartReader } from "@konta/shared/sync/part-codec";
import { Dexie } from "dexie";
import { indexPeople } from "../../../client/src/data/find-people";
import { gunzip, gzip } from "../../../client/src/data/gzip";
import { LocalDeviceStore } from "../../../client/src/data/local-device-store";
import { closeReplica, openReplica } from "../../../client/src/data/open-replica";
import type { Replica } from "../../../client/src/data/replica";
import { ReplicaSyncStore } from "../../../client/src/data/replica-sync-store";
import { exchangeRound, type EnginePorts } from "../../../client/src/sync/exchange-round";
import { Line } from "../../../client/src/sync/fetch-send";
import type { SyncStore } from "../../../client/src/sync/sync-store";
import { syncUntilQuiet } from "../../../client/src/sync/sync-until-quiet";
import { ExchangeMac, sha256Hex } from "../../../client/src/vault/exchange-mac";
import { LightStore } from "../light-store";

export type Asked = "sync" | "download" | "dexie" | "unlock" | "save" | "search";
/** `ms` is what was asked for; `all` the single times where there are many. */
export interface Told {
  ms: number;
  all: number[];
  problem?: string;
}

const NEVER = () => undefined;
const SEND = new Line(new AbortController().signal, () => performance.now()).send;
const INFLATED_LIMIT_BYTES = 64_000_000;

async function enrolled(): Promise<Enrolled> {
  const answer = await fetch("/bench/enrol", { method: "POST" });
  return (await answer.json()) as Enrolled;
}

const open = (me: Enrolled): Promise<Replica> =>
  openReplica(me, {
    place: { indexedDB, IDBKeyRange },
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    pause: () => new Promise((resume) => setTimeout(resume, 0)),
    lull: () => new Promise((resume) => setTimeout(resume, 25)),
    channel: () => ({ post: NEVER, listen: NEVER, close: NEVER }),
  });

async function enginePorts(me: Enrolled, store: SyncStore): Promise<EnginePorts> {
  const proof = await ExchangeMac.from(me.exchangeKey);
  return { store, send: SEND, proof, now: () => Date.now(), gzip, sha256Hex, build: "bench" };
}

/** One first exchange whose bytes go to `eat` instead of to the engine; @returns milliseconds until its last byte. */
async function download(eat: (chunk: Uint8Array) => void): Promise<number> {
  const me = await enrolled();
  const ports = await enginePorts(me, new LightStore(me.replica, me.incarnation, []));
  let ms = 0;
  const send: EnginePorts["send"] = async (body, headers, to) => {
    const from = performance.now();
    const reply = await SEND(body, headers, to);
    for await (const chunk of reply.chunks) eat(chunk);
    ms = performance.now() - from;
    return { ...reply, chunks: (async function* () {})() };
  };
  await exchangeRound({ ...ports, send }, true);
  return ms;
}

let kept: { me: Enrolled; replica: Replica } | null = null;

/** The shipped engine and store, sealed: from the request to the last committed transaction. */
async function firstSync(): Promise<number> {
  if (kept) closeReplica(kept.replica);
  const me = await enrolled();
  const replica = await open(me);
  await replica.ready.until("all");
  const ports = await enginePorts(me, new ReplicaSyncStore(replica));
  const from = performance.now();
  const end = await syncUntilQuiet(ports);
  const ms = performance.now() - from;
  if (end.kind !== "quiet") throw new Error(`the sync ended: ${end.kind}`);
  kept = { me, replica };
  return ms;
}

interface PlainRow {
  key: string;
  collection: string;
  personId: string;
  seq: number;
}

async function plainRows(): Promise<PlainRow[]> {
  const reader = new PartReader(8_000_000);
  const frames: Uint8Array[] = [];
  await download((chunk) => {
    const parts = reader.push(chunk);
    if (parts === "too-large") throw new Error("a part is too large");
    for (const { head, body } of parts) {
      const read = partHeadSchema.parse(JSON.parse(new TextDecoder().decode(head))) as
        | AnswerHead
        | { kind: string };
      if (read.kind === "frame") frames.push(body);
    }
  });
  const rows: PlainRow[] = [];
  for (const frame of frames) {
    const text = await gunzip(frame, INFLATED_LIMIT_BYTES);
    const decoded = decodeFrame(new TextDecoder().decode(text ?? new Uint8Array()));
    if (!decoded.ok) throw new Error("a frame does not open");
    for (const row of decoded.value)
      rows.push({
        ...row.fields,
        key: `${row.collection} ${row.id}`,
        collection: row.collection,
        personId: typeof row.fields["personId"] === "string" ? row.fields["personId"] : row.id,
        seq: row.seq,
      });
  }
  return rows;
}

const ROWS_PER_PUT = 1_000;
let databases = 0;

/** The other way to keep the same rows: in clear, as objects, with three indexes; only the writing is timed. */
async function dexieRows(): Promise<number> {
  const rows = await plainRows();
  databases += 1;
  const database = new Dexie(`bench-rows-${databases}`, { chromeTransactionDurability: "relaxed" });
  database.version(1).stores({ row: "key, collection, personId, seq" });
  await database.open();
  const from = performance.now();
  for (let at = 0; at < rows.length; at += ROWS_PER_PUT)
    await database.table<PlainRow, string>("row").bulkPut(rows.slice(at, at + ROWS_PER_PUT));
  const ms = performance.now() - from;
  // Deleting it would slow what is measured next; the whole profile goes at the end.
  database.close();
  return ms;
}

function synced(): { me: Enrolled; replica: Replica } {
  if (!kept) throw new Error("sync first");
  return kept;
}

/** From the keys to the moment when every query is complete. */
async function unlock(): Promise<number> {
  const { me, replica } = synced();
  closeReplica(replica);
  const from = performance.now();
  const opened = await open(me);
  await opened.ready.until("all");
  const ms = performance.now() - from;
  kept = { me, replica: opened };
  return ms;
}

const SAVES = 60;

/** Visits with a note: from the call to the promise of the strict transaction. */
async function saves(): Promise<number[]> {
  const store = new LocalDeviceStore(synced().replica);
  const [person] = await store.recentPeople(1);
  const times: number[] = [];
  for (let n = 0; n < SAVES; n += 1) {
    const from = performance.now();
    const saved = await store.saveVisit({
      personId: person?.id ?? "",
      visit: { day: "2026-11-23", place: "home", services: ["svc.a01", "svc.a02", "svc.a04"] },
      note: { note: "α".repeat(140) },
      task: null,
      referral: null,
    });
    if (!saved.ok) throw new Error(saved.error.code);
    times.push(performance.now() - from);
  }
  return times;
}

/** Queries as they are typed: one letter more each time, in Greek, without accents, and in Latin letters. */
const TYPED = [
  "παπαδημακη",
  "καραστεφανου",
  "χατζηγιωργιδης μαρια",
  "mavronikolopoulos",
  "kontomarkakis giorgos",
  "lefkofotiadi",
];

async function searches(): Promise<number[]> {
  const store = new LocalDeviceStore(synced().replica);
  const times: number[] = [];
  // The product does this in the background after unlock.
  await indexPeople(synced().replica);
  for (const text of TYPED)
    for (let length = 2; length <= text.length; length += 1) {
      const from = performance.now();
      await store.find(text.slice(0, length), 30);
      times.push(performance.now() - from);
    }
  return times;
}

async function measured(asked: Asked): Promise<Told> {
  switch (asked) {
    case "sync":
      return { ms: await firstSync(), all: [] };
    case "download":
      return { ms: await download(NEVER), all: [] };
    case "dexie":
      return { ms: await dexieRows(), all: [] };
    case "unlock":
      return { ms: await unlock(), all: [] };
    case "save":
      return { ms: 0, all: await saves() };
    case "search":
      return { ms: 0, all: await searches() };
  }
}

addEventListener("message", (event: MessageEvent<Asked>) => {
  measured(event.data).then(
    (told) => postMessage(told),
    (problem: unknown) => postMessage({ ms: 0, all: [], problem: String(problem) }),
  );
});
