import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../db/audit";
import { conflictsOf } from "../db/conflicts";
import { leaveNothingBehind } from "../db/erasures";

import { findOp, opTextOf } from "../db/ops";
import { waitingOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { scopesThatDoNotAddUp } from "../db/scope-heads";
import { belongingsOf } from "./belongings";
import { applySystemOps } from "./system-ops";
import { foundMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, sharedPerson } from "./test-person";
import { erase, TestServer } from "./test-server";
import { aRecordId, TestReplica } from "./test-replica";

/** A word that stands nowhere else. */
const MARK = "Zqxjkvbp";

let server: TestServer;
beforeEach(() => {
  server = new TestServer();
});

function begin() {
  const db = server.open();
  foundMunicipality(db);
  return {
    db,
    social: new TestReplica(db, staffId("social"), () => NOW),
    nurse: new TestReplica(db, staffId("nurse"), () => NOW),
  };
}

const visit = (personId: string, fields: Record<string, unknown> = {}) => ({
  collection: "visit",
  id: aRecordId(),
  fields: { personId, day: "2026-11-23", ...fields },
});
const phoneOf = (personId: string, number: string) => ({
  collection: "phone",
  id: aRecordId(),
  fields: { personId, number },
});
const statusesOf = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);
const onDisk = () =>
  readdirSync(server.dataFolder)
    .filter((name) => readFileSync(join(server.dataFolder, name)).includes(MARK))
    .sort();
/** The records that a replica was ordered to forget, in the scope where the order lies. */
const ordersIn = (replica: TestReplica, ids: readonly string[]) =>
  [...replica.rows.values()]
    .filter(({ collection }) => collection === "erasure")
    .flatMap(({ fields }) => fields["records"] as [string, string][])
    .filter(([, id]) => ids.includes(id));

/** A person of whom the server holds everything it can hold. */
async function everythingAbout({ db, social, nurse }: ReturnType<typeof begin>) {
  const { person, phone } = await sharedPerson(db, social, nurse);
  const number = (from: TestReplica) =>
    from.op({
      collection: "phone",
      id: phone,
      base: from.base(phone),
      fields: { number: `${MARK}${from.staffId.length}` },
    });
  const dispute = [number(social), number(nurse)] as const;
  expect(await statusesOf(social, [dispute[0]])).toEqual(["applied"]);
  expect(await statusesOf(nurse, [dispute[1]])).toEqual(["conflict"]);
  const allergy = {
    collection: "allergy",
    id: aRecordId(),
    fields: { personId: person, substance: MARK, reaction: "" },
  };
  const note = {
    collection: "visitNote",
    id: aRecordId(),
    fields: { personId: person, visitId: aRecordId(), note: MARK },
  };
  expect(await statusesOf(nurse, [nurse.op(allergy)])).toEqual(["applied"]);
  await social.sync([social.op(note)]);
  // Of these two one is of no known shape, and one cannot be read at all.
  const waiting = [
    social.op(visit(person, { nonsense: MARK })),
    { ...social.op(visit(person)), text: `{"${MARK}": "${person}"` },
  ];
  expect(await statusesOf(social, waiting)).toEqual(["quarantined", "quarantined"]);
  return { person, phone, allergy: allergy.id, dispute, waiting };
}

describe("erasing somebody", () => {
  test("[O5] empties records, ops, both sides of disagreements and what waits, to the last byte of the file", async () => {
    const world = begin();
    const { db } = world;
    const { person, phone, allergy, dispute } = await everythingAbout(world);
    expect(conflictsOf(db, "phone", phone)).toHaveLength(1);
    expect(waitingOf(db, world.social.id)).not.toEqual([]);
    db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    expect(onDisk()).toEqual(["konta.db"]);
    const found = erase(db, person);
    leaveNothingBehind(db);
    expect(found.people).toEqual([person]);
    expect(onDisk()).toEqual([]);
    for (const [collection, id] of [
      ["beneficiary", person],
      ["phone", phone],
      ["allergy", allergy],
    ] as const)
      expect(readRecord(db, collection, id)).toMatchObject({
        deleted: true,
        fields: {},
        versions: {},
        personId: null,
      });
    expect(conflictsOf(db, "phone", phone)).toEqual([]);
    expect(waitingOf(db, world.social.id)).toEqual([]);
    const empty = db.sqlite.prepare("select count(*) as n from op where length(body) = 0").get();
    expect((empty as { n: number }).n).toBe(8);
    expect(scopesThatDoNotAddUp(db)).toEqual([]);
    expect(belongingsOf(db, [person])).toMatchObject({ stored: [], waiting: [] });
    expect(verifyAudit(db).brokenAt).toBeNull();
    // Exactly once, as before: what was taken keeps its answer (rule P2).
    expect(await statusesOf(world.social, [dispute[0]])).toEqual(["applied"]);
    expect(readRecord(db, "phone", phone)?.fields).toEqual({});
    server.close();
  });

  test("[O5] [P3] tells everybody who wrote, and orders every device that may hold something to forget it", async () => {
    const world = begin();
    const { db, social, nurse } = world;
    const { person, phone, allergy, waiting } = await everythingAbout(world);
    const mediator = new TestReplica(db, staffId("mediator"), () => NOW);
    await mediator.sync();
    const { names } = erase(db, person);
    for (const each of [social, nurse, mediator]) await each.sync();
    expect(names.map(([, id]) => id)).toEqual(expect.arrayContaining([person, phone, allergy]));
    // In the area's scope of each compartment, and in the author's own.
    expect(ordersIn(mediator, [phone])).toHaveLength(1);
    expect(ordersIn(mediator, [allergy])).toEqual([]);
    expect(ordersIn(nurse, [allergy])).toHaveLength(2);
    expect(ordersIn(social, [phone])).toHaveLength(2);
    expect(social.rows.get(phone)).toMatchObject({ state: "deleted", fields: {} });
    const told = (from: TestReplica) =>
      [...from.rows.values()].filter(
        ({ collection, fields }) => collection === "notice" && fields["reason"] === "erased",
      ).length;
    expect(told(nurse)).toBe(1);
    // One for the erasure, and one for each that waited.
    expect(told(social)).toBe(1 + waiting.length);
    expect(told(mediator)).toBe(0);
    server.close();
  });

  test("[S3] a device that had her where she lived before is told there too, and no other place hears of it", async () => {
    const { db, social } = begin();
    const { person, phone } = await sharedPerson(db, social);
    const base = social.base(person);
    const move = { collection: "beneficiary", id: person, base, fields: { community: "vil.siva" } };
    expect(await statusesOf(social, [social.op(move)])).toEqual(["applied"]);
    erase(db, person);
    const scopes = db.sqlite
      .prepare("select scope, data from record where collection = 'erasure' order by scope")
      .all() as { scope: string; data: Buffer }[];
    const naming = scopes.filter(({ data }) => data.includes(phone)).map(({ scope }) => scope);
    expect(naming).toEqual(["area:vil.avgeniki/core", "area:vil.siva/core"]);
    server.close();
  });

  test("[S3] [O2] what was written about her before its author knew is taken, not kept, and brings nothing back", async () => {
    const { db, social, nurse } = begin();
    const { person, phone } = await sharedPerson(db, social, nurse);
    erase(db, person);
    const late = [
      social.op({ collection: "phone", id: phone, base: social.base(phone), fields: { number: MARK } }),
      social.op({ ...visit(person), group: "g" }),
      social.op({ ...visit(aPerson().id), group: "g" }),
    ];
    expect(await statusesOf(social, late)).toEqual(["quarantined", "quarantined", "applied"]);
    for (const { n } of late.slice(0, 2))
      expect(opTextOf(db, { replica: social.id, incarnation: 1, n })).toBe("");
    expect(waitingOf(db, social.id)).toEqual([]);
    expect(readRecord(db, "phone", phone)).toMatchObject({ deleted: true, fields: {} });
    await social.sync();
    expect(ordersIn(social, [phone]).length).toBeGreaterThan(0);
    // Its edit does not say whom it is about.
    const id = (JSON.parse(late[1]?.text ?? "") as { id: string }).id;
    const edit = social.op({ collection: "visit", id, base: ["none", 1], fields: { day: "2026-11-22" } });
    expect(await statusesOf(social, [edit])).toEqual(["quarantined"]);
    expect(waitingOf(db, social.id)).toEqual([]);
    expect(await statusesOf(social, [...late, edit])).toEqual([
      "quarantined",
      "quarantined",
      "applied",
      "quarantined",
    ]);
    server.close();
  });

  test("[B1] takes every file that counts as hers, and nobody else's", async () => {
    const { db, social } = begin();
    const { person, phone } = await sharedPerson(db, social);
    const { person: other, phone: others } = await sharedPerson(db, social);
    const { person: twin, phone: twins } = await sharedPerson(db, social);
    applySystemOps(
      db,
      [
        { collection: "redirect", id: person, fields: { personId: person, into: other, why: "" } },
        {
          collection: "distinct",
          id: aRecordId(),
          fields: { personId: twin, otherId: other, why: "brothers" },
        },
      ],
      NOW,
    );
    const { people, stored } = erase(db, other);
    expect(people.toSorted()).toEqual([person, other].sort());
    expect(stored.map(({ collection }) => collection).sort()).toEqual([
      "beneficiary",
      "beneficiary",
      "distinct",
      "phone",
      "phone",
      "redirect",
    ]);
    for (const id of [phone, others]) expect(readRecord(db, "phone", id)?.deleted).toBe(true);
    expect(readRecord(db, "phone", twins)).toMatchObject({ deleted: false, personId: twin });
    expect(readRecord(db, "beneficiary", twin)?.deleted).toBe(false);
    server.close();
  });
});

describe("a server that is put back to before an erasure", () => {
  test("[S5] erases again before anybody reads, and what is offered again about her is not kept", async () => {
    const { db: before, social } = begin();
    const { person, phone } = await sharedPerson(before, social);
    server.backUp();
    const kept = [
      social.op(visit(person, { request: MARK })),
      social.op({ collection: "phone", id: phone, base: social.base(phone), fields: { number: MARK } }),
    ];
    await social.sync(kept);
    erase(before, person);
    const db = server.putBack();
    expect(readRecord(db, "phone", phone)).toMatchObject({ deleted: true, fields: {} });
    Object.assign(social, { db });
    await social.sync();
    expect(social.epoch).toBe(db.epoch);
    expect(await statusesOf(social, kept)).toEqual(["quarantined", "quarantined"]);
    for (const { n } of kept) expect(opTextOf(db, { replica: social.id, incarnation: 1, n })).toBe("");
    expect(scopesThatDoNotAddUp(db)).toEqual([]);
    db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    // What the restore put aside is whole, and named to whoever erases.
    expect(onDisk().filter((name) => !name.startsWith("konta-replaced"))).toEqual([]);
    server.close();
  });

  test("[S5] an erasure that the book does not know any more is written into it again", () => {
    const { db, social } = begin();
    const person = aPerson();
    applySystemOps(db, [person, phoneOf(person.id, "6900000001")], NOW);
    erase(db, person.id);
    server.close();
    const file = readdirSync(server.dataFolder).find((name) => name.endsWith(".erasures")) ?? "";
    const book = join(server.dataFolder, file);
    const size = readFileSync(book).length;
    rmSync(book);
    const again = server.open();
    expect(again.erasures.lines).toHaveLength(1);
    expect(again.erasures.lines[0]).toMatchObject({ people: [person.id], why: "request 7" });
    expect(readFileSync(book).length).toBeGreaterThan(size / 2);
    expect(findOp(again, { replica: social.id, incarnation: 1, n: 1 })).toBeUndefined();
    server.close();
  });
});
