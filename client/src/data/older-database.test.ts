import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hash64 } from "@konta/shared/base/hash64";
import { mergeSegments } from "./merge-segments";
import { DATABASE_1 } from "./database-1.fixture";
import { known, knownOfPerson } from "./known-record";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { aStepThatThrows } from "./failing-step.fixture";
import type { DatabasePlace } from "./replica-database";
import { aFrame, aPlace, aRow, anId, EPOCH, type Opened, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));

/** The tables of step 1, written down once more: today's class must not have a say in what it has to open. */
async function putBack(place: DatabasePlace): Promise<void> {
  const database = new Dexie("konta-replica-one", place);
  database.version(1).stores({
    outbox: "n, state",
    segment: "number, scope",
    overlay: "n, scope",
    scope: "number",
    job: "number",
    meta: "name",
    draft: "number",
  });
  for (const [name, rows] of Object.entries(DATABASE_1))
    await database.table(name).bulkPut(
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([field, value]) => {
            const sealed = value as { base64?: string };
            return [field, typeof sealed?.base64 === "string" ? fromBase64(sealed.base64) : value];
          }),
        ),
      ),
    );
  database.close();
}

let place: DatabasePlace;
beforeEach(async () => {
  place = aPlace();
  await putBack(place);
});

describe("a database of step 1, with fields of version 0", () => {
  test("[V3] opens with everything in it: rows, what waits, and the draft", async () => {
    const { replica } = await opened(place);
    const visits = await knownOfPerson<{ day?: string }>(replica, anId("p"), "visit");
    expect(visits.map(({ fields }) => fields.day ?? "").sort()).toEqual(["2026-11-20", "2026-11-21"]);
    const store = new LocalDeviceStore(replica);
    expect((await store.draft("register-person"))?.draft).toEqual({ surname: "Δοκ" });
    expect((await store.syncView()).unsent).toHaveLength(2);
  });

  test("[V2] what was kept under the older version is read in today's words", async () => {
    const { replica } = await opened(place);
    expect((await known(replica, "phone", anId("t")))?.fields).toEqual({
      personId: anId("p"),
      number: "2810111222",
    });
    expect((await known(replica, "beneficiary", anId("p")))?.fields).toEqual({
      community: "com.alpha",
      howToFind: "Πίσω από το καφενείο",
    });
    const visits = await knownOfPerson<{ place?: string }>(replica, anId("p"), "visit");
    expect(visits.map(({ fields }) => fields.place)).toEqual(["home", "home"]);
  });

  test("[O3] what waits is sent byte for byte as the older version wrote it", async () => {
    const { sync, replica } = await opened(place);
    const lines = await sync.unsentOps(100, 100_000);
    expect(lines.map(({ n, text }) => [n, (JSON.parse(text) as { schema: number }).schema])).toEqual([
      [1, 0],
      [2, 0],
    ]);
    for (const { n, text } of lines) {
      expect(text).toContain('"where":"house"');
      expect(replica.pending.get(n)?.hash).toBe(hash64(text));
    }
  });

  test("[V2] [D4] rows of both versions lie beside each other and are merged into today's", async () => {
    const { replica, sync } = await opened(place);
    for (const [at, letter] of ["a", "b", "c", "d"].entries()) {
      const row = aRow({
        collection: "phone",
        id: anId(letter),
        seq: 5 + at,
        fields: { personId: anId("p"), number: `281000000${at}` },
      });
      await sync.keepFrames([await aFrame(AREA, [row], 4 + at)], EPOCH);
    }
    while (await mergeSegments(replica));
    expect((await replica.databases.strict.segment.toArray()).map(({ schema }) => schema)).toEqual([1]);
    const phones = await knownOfPerson<{ number?: string }>(replica, anId("p"), "phone");
    expect(phones.map(({ fields }) => fields.number ?? "").sort()).toEqual([
      "2810000000",
      "2810000001",
      "2810000002",
      "2810000003",
      "2810111222",
    ]);
  });
});

/** One more change by the person who works here. */
const saveOne = ({ replica }: Opened) =>
  new LocalDeviceStore(replica).change([
    { collection: "beneficiary", id: anId("p"), base: null, fields: { howToFind: "Δίπλα στη βρύση" } },
  ]);

/** Every table with its rows and indexes, and the number of the step: read as the browser has it. */
async function whatLies(): Promise<unknown> {
  const database = await new Dexie("konta-replica-one", place).open();
  const tables = await Promise.all(
    database.tables.map(async ({ name, schema }) => ({
      name,
      indexes: schema.indexes.map(({ src }) => src),
      rows: await database.table(name).toArray(),
    })),
  );
  const { verno } = database;
  database.close();
  return { step: verno, tables };
}

describe("a step that throws", () => {
  afterEach(() => vi.restoreAllMocks());

  test("[V3] [O2] leaves the database of step 1 as it was, its outbox whole, however often it is tried", async () => {
    const before = await whatLies();
    aStepThatThrows();
    for (let tries = 0; tries < 3; tries += 1)
      await expect(opened(place)).rejects.toThrow("a step that throws");
    vi.restoreAllMocks();
    expect(await whatLies()).toEqual(before);
  });

  test("[V3] [O3] the version before it opens it, sends what waits byte for byte, and saves more", async () => {
    const first = await opened(place);
    const lines = await first.sync.unsentOps(100, 100_000);
    closeReplica(first.replica);
    aStepThatThrows();
    await expect(opened(place)).rejects.toThrow("a step that throws");
    vi.restoreAllMocks();

    const again = await opened(place);
    expect(await again.sync.unsentOps(100, 100_000)).toEqual(lines);
    expect(lines.map(({ n }) => n)).toEqual([1, 2]);
    expect((await saveOne(again)).ok).toBe(true);
    expect(await again.sync.unsentOps(100, 100_000)).toHaveLength(3);
  });

  test("[V3] [O1] a tab that has the old version open goes on while another tab's step fails", async () => {
    const before = await opened(place);
    aStepThatThrows();
    await expect(opened(place)).rejects.toThrow("a step that throws");
    vi.restoreAllMocks();
    expect((await saveOne(before)).ok).toBe(true);
    expect(await before.sync.unsentOps(100, 100_000)).toHaveLength(3);
  });
});
