import type { Enrolled } from "@konta/shared/sync/enrolment";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { gzip } from "../../client/src/data/gzip";
import { LocalDeviceStore } from "../../client/src/data/local-device-store";
import { closeReplica, openReplica } from "../../client/src/data/open-replica";
import { ReplicaSyncStore } from "../../client/src/data/replica-sync-store";
import type { EnginePorts } from "../../client/src/sync/exchange-round";
import type { Send } from "../../client/src/sync/exchange-port";
import { syncUntilQuiet } from "../../client/src/sync/sync-until-quiet";
import { ExchangeMac, sha256Hex } from "../../client/src/vault/exchange-mac";
import { BENCH_NOW } from "./bench-records";

/** Bytes of bodies, and how often one was sent. */
export interface Traffic {
  up: number;
  down: number;
  requests: number;
}

/** The shipped engine over the shipped store, in this process, with its database in memory. */
export interface BenchDevice {
  store: LocalDeviceStore;
  /** Syncs until nothing is left to say. @throws when it ends in any other way */
  sync(): Promise<Traffic>;
  close(): void;
}

const sendTo =
  (origin: string, traffic: Traffic): Send =>
  async (body, headers) => {
    traffic.requests += 1;
    traffic.up += body.length;
    const answer = await fetch(`${origin}/api/sync/v1/exchange`, {
      method: "POST",
      body: new Uint8Array(body),
      headers,
    });
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for await (const chunk of answer.body ?? []) {
        traffic.down += chunk.length;
        yield chunk;
      }
    }
    const contentType = answer.headers.get("content-type") ?? "";
    return { status: answer.status, contentType, retryAfter: null, chunks: chunks() };
  };

export async function openDevice(origin: string): Promise<BenchDevice> {
  const enrolled = (await (await fetch(`${origin}/bench/enrol`, { method: "POST" })).json()) as Enrolled;
  const replica = await openReplica(enrolled, {
    place: { indexedDB: new IDBFactory(), IDBKeyRange },
    now: () => BENCH_NOW,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    pause: () => Promise.resolve(),
    lull: () => Promise.resolve(),
    channel: () => ({ post: () => undefined, listen: () => undefined, close: () => undefined }),
  });
  const proof = await ExchangeMac.from(enrolled.exchangeKey);
  return {
    store: new LocalDeviceStore(replica),
    async sync() {
      const traffic: Traffic = { up: 0, down: 0, requests: 0 };
      const ports: EnginePorts = {
        store: new ReplicaSyncStore(replica),
        send: sendTo(origin, traffic),
        proof,
        now: () => BENCH_NOW,
        gzip,
        sha256Hex,
        build: "c27aa3712345-01234567",
      };
      const end = await syncUntilQuiet(ports);
      if (end.kind !== "quiet") throw new Error(`the sync ended: ${end.kind}`);
      return traffic;
    },
    close: () => closeReplica(replica),
  };
}
