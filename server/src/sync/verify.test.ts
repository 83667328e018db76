import { gunzipSync, gzipSync } from "node:zlib";
import { createHash, createHmac } from "node:crypto";
import { decodeFrame } from "@konta/shared/sync/frame";
import { PartReader, partMacInput } from "@konta/shared/sync/part-codec";
import { verifyMacText } from "@konta/shared/sync/request-mac";
import { BucketSums } from "@konta/shared/sync/scope-sums";
import { sumsHash } from "@konta/shared/sync/state-hash";
import { verifyPartSchema } from "@konta/shared/sync/verify";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Database } from "../db/open-database";
import { countMissingSums, scopesThatDoNotAddUp, summedRows, sumsOf } from "../db/scope-heads";
import { aMunicipality } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import type { TestReplica } from "./test-replica";
import { verify } from "./verify";

const AREA = "area:vil.siva/core";
let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

const bucketsOf = (rows: ReturnType<typeof summedRows>): string => {
  const sums = new BucketSums();
  for (const row of rows) sums.add(row);
  return sums.text();
};

async function asked(replica: TestReplica, buckets: string, over: Record<string, unknown> = {}) {
  replica.counter += 1;
  const { id, counter } = replica;
  const request = {
    protocol: 1,
    schema: 1,
    replica: id,
    counter,
    epoch: db.epoch,
    scope: AREA,
    cursor: replica.cursors[AREA] ?? 0,
    buckets,
    ...over,
  };
  const body = gzipSync(JSON.stringify(request));
  const hash = createHash("sha256").update(body).digest("hex");
  const mac = createHmac("sha256", replica.key)
    .update(verifyMacText(id, counter, hash))
    .digest("hex");
  const answer = await verify({ db, now: replica.now }, { replica: id, counter, mac, body });
  if (!answer.ok) return { status: answer.status, state: null, rows: [], ended: false };
  const chunks: Uint8Array[] = [];
  for await (const part of answer.parts) chunks.push(part);
  const parts = new PartReader(1_000_000).push(Buffer.concat(chunks));
  if (parts === "too-large") throw new Error("too large");
  const heads = parts.map((part, place) => {
    const right = createHmac("sha256", replica.key)
      .update(partMacInput(mac, place, part.head, part.body))
      .digest()
      .subarray(0, 16);
    expect(right.equals(Buffer.from(part.mac))).toBe(true);
    return z.parse(verifyPartSchema, JSON.parse(Buffer.from(part.head).toString()));
  });
  const rows = parts.flatMap((part, at) => {
    if (heads[at]?.kind !== "repair") return [];
    const frame = decodeFrame(gunzipSync(part.body).toString());
    return frame.ok ? frame.value : [];
  });
  const [first] = heads;
  return {
    status: 200,
    state: first?.kind === "verified" ? first.state : null,
    rows,
    ended: heads.at(-1)?.kind === "end",
  };
}

describe("verify", () => {
  test("[S4] the sums follow every change: created, changed, moved, removed", async () => {
    const social = aReplica(db, "social", "field");
    const { person: id } = await sharedPerson(db, social);
    expect(scopesThatDoNotAddUp(db)).toEqual([]);
    await social.sync([
      social.op({
        collection: "beneficiary",
        id,
        base: social.base(id),
        fields: { community: "vil.siva" },
      }),
    ]);
    const phone = aPerson().id;
    await social.sync([
      social.op({ collection: "phone", id: phone, fields: { personId: id, number: "2810111222" } }),
    ]);
    await social.sync([
      social.op({ collection: "phone", id: phone, kind: "delete", base: social.base(phone) }),
    ]);
    expect(scopesThatDoNotAddUp(db)).toEqual([]);
    db.sqlite.prepare("update record set seq = seq + 1 where id = ?").run(phone);
    expect(scopesThatDoNotAddUp(db)).toEqual(["area:vil.siva/core"]);
  });

  test("[S4] a database from before the sums counts them once", async () => {
    const social = aReplica(db, "social", "field");
    await sharedPerson(db, social);
    const right = sumsOf(db, Object.keys(social.cursors));
    db.sqlite.exec("update scope_head set sums = null");
    countMissingSums(db);
    expect(sumsOf(db, Object.keys(social.cursors))).toEqual(right);
    expect(scopesThatDoNotAddUp(db)).toEqual([]);
  });

  test("[S4] [P9] equal cursors with other sums are answered with the server's sums, equal ones with nothing", async () => {
    const social = aReplica(db, "social", "field");
    await sharedPerson(db, social);
    await social.sync();
    const own = sumsOf(db, Object.keys(social.cursors));
    social.sums = sumsHash(db.epoch, own);
    expect((await social.sync([], false)).answer.sums).toBeUndefined();
    social.sums = sumsHash(db.epoch, { ...own, [AREA]: "0:0" });
    expect((await social.sync([], false)).answer.sums).toEqual(own);
  });

  test("[S4] the rows of the buckets that differ come back, and only those", async () => {
    const social = aReplica(db, "social", "field");
    for (let made = 0; made < 40; made += 1)
      await social.sync([social.op(aPerson({ community: "vil.siva" }))]);
    await social.sync();
    const rows = summedRows(db, AREA);
    const lost = rows.slice(0, 3);
    const heard = await asked(social, bucketsOf(rows.slice(3)));
    expect(heard).toMatchObject({ state: "differs", ended: true });
    for (const { id } of lost) expect(heard.rows.map((row) => row.id)).toContain(id);
    expect(heard.rows.length).toBeLessThan(rows.length);
    expect(await asked(social, bucketsOf(rows))).toMatchObject({ state: "equal", rows: [] });
  });

  test("[S1] [S4] nothing is said of a scope that is not granted, nor of one that has moved on", async () => {
    const social = aReplica(db, "social", "field");
    await social.sync([social.op(aPerson({ community: "vil.siva" }))]);
    await social.sync();
    const none = bucketsOf([]);
    for (const over of [{ scope: "area:vil.siva/health" }, { cursor: 1 }, { epoch: "another" }])
      expect(await asked(social, none, over)).toMatchObject({ state: "moved", rows: [] });
  });

  test("[V2] [S4] a version below the supported floor gets no rows, however low it says it is", async () => {
    const social = aReplica(db, "social", "field");
    await social.sync([social.op(aPerson({ community: "vil.siva" }))]);
    await social.sync();
    for (const schema of [-1, Number.MIN_SAFE_INTEGER])
      expect(await asked(social, bucketsOf([]), { schema })).toMatchObject({ state: "moved", rows: [] });
    expect(await asked(social, bucketsOf([]), { schema: 0 })).toMatchObject({ state: "differs" });
  });

  test("[P1] a question is signed as such, and a copy of an old one gets nothing", async () => {
    const social = aReplica(db, "social", "field");
    await social.sync([social.op(aPerson({ community: "vil.siva" }))]);
    await social.sync();
    const body = social.body([]);
    const request = { replica: social.id, counter: social.counter, mac: social.sign(body), body };
    expect(await verify({ db, now: social.now }, request)).toMatchObject({ ok: false, status: 401 });
    social.counter -= 1;
    expect(await asked(social, bucketsOf([]))).toMatchObject({ state: "moved", rows: [] });
  });
});
