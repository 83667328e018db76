import { hash64 } from "@konta/shared/base/hash64";
import type { OpLine } from "@konta/shared/sync/op-line";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { openConflictsOf } from "../db/conflicts";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aRecordId, TestReplica } from "./test-replica";

let db: Database;
let now = NOW;
const clock = () => now;
beforeEach(() => {
  db = aMunicipality();
  now = NOW;
});

const replica = (name: Parameters<typeof staffId>[0], kind: "field" | "office" = "field") =>
  new TestReplica(db, staffId(name), clock, kind);

const aPerson = (fields: Record<string, unknown> = {}) => ({
  collection: "beneficiary",
  id: aRecordId(),
  fields: { community: "vil.avgeniki", fatherName: "Γεώργιος", ...fields },
});

/** A person on the server and on both replicas, with one phone. */
async function sharedPerson(...replicas: TestReplica[]) {
  const person = aPerson();
  const phone = {
    collection: "phone",
    id: aRecordId(),
    fields: { personId: person.id, number: "6900000000" },
  };
  applySystemOps(db, [person, phone], now);
  for (const each of replicas) await each.sync();
  return { person: person.id, phone: phone.id };
}

describe("exchange", () => {
  test("[P1] a request without the replica's key is refused as a whole and changes nothing", async () => {
    const social = replica("social");
    social.counter = 1;
    const body = social.body([social.op(aPerson())]);
    const answer = await social.send(body, "AAAA");
    expect(answer).toMatchObject({ ok: false, status: 401 });
    expect((await social.sync()).answer.results).toEqual([]);
    expect([...social.rows.values()].some((row) => row.collection === "beneficiary")).toBe(false);
  });

  test("[P1] a copy of an old request gets no rows, only the last counter", async () => {
    const social = replica("social");
    await sharedPerson(social);
    social.cursors = {};
    const copy = await social.send(social.body([]));
    if (!copy.ok) throw new Error("refused");
    const chunks: Uint8Array[] = [];
    for await (const part of copy.parts) chunks.push(part);
    const heard = social.hear(Buffer.concat(chunks));
    expect(heard.answer.lastCounter).toBe(1);
    expect(heard.frames).toEqual([]);
  });

  test("[P2] an op that is known returns its stored result and changes nothing", async () => {
    const social = replica("social");
    const line = social.op(aPerson());
    const first = await social.sync([line]);
    const again = await social.sync([line]);
    expect(again.answer.results).toEqual(first.answer.results);
    expect(again.answer.head).toBe(first.answer.head);
  });

  test("[P2] the same number with another text is a fork: a new incarnation, nothing swallowed", async () => {
    const social = replica("social");
    await social.sync([social.op(aPerson())]);
    social.n = 0;
    const other = social.op(aPerson({ fatherName: "Νικόλαος" }));
    const later = social.op(aPerson());
    const forked = await social.sync([other, later]);
    expect(forked.answer.results.map(([, n, status]) => [n, status])).toEqual([
      [1, "fork"],
      [2, "fork"],
    ]);
    const life = forked.answer.incarnation;
    expect(life?.number).toBe(2);
    expect(life?.code).not.toBe(social.code);
    const resent = await social.sync([other, later].map((line) => ({ ...line, incarnation: 2 })));
    expect(resent.answer.results.map(([incarnation, , status]) => [incarnation, status])).toEqual([
      [2, "applied"],
      [2, "applied"],
    ]);
  });

  test("[P2] a hole in the numbers is accepted and reported", async () => {
    const social = replica("social");
    social.n = 4;
    const heard = await social.sync([social.op(aPerson())]);
    expect(heard.answer.results[0]?.[2]).toBe("applied");
    expect(heard.answer.holes).toBe(4);
  });

  test("[P3] [P4] a malformed op waits in quarantine, its neighbours are applied, its author is told", async () => {
    const social = replica("social");
    const bad = social.op({ ...aPerson(), fields: { birth: "χθες" } });
    const unreadable = { incarnation: 1, n: (social.n += 1), text: `{"group":` };
    const heard = await social.sync([social.op(aPerson()), bad, unreadable, social.op(aPerson())]);
    const byNumber = Object.fromEntries(heard.answer.results.map(([, n, status]) => [n, status]));
    expect(byNumber).toEqual({ 1: "quarantined", 2: "quarantined", 3: "applied", 4: "applied" });
    const notices = [...social.rows.values()].filter((row) => row.collection === "notice");
    expect(notices.map((row) => row.fields.kind)).toEqual(["quarantined", "quarantined"]);
  });

  test("[P3] what follows a quarantined op on the same record is held, not applied over it", async () => {
    const social = replica("social");
    const person = aPerson();
    await social.sync([social.op({ ...person, fields: { nonsense: 1 } })]);
    const heard = await social.sync([social.op({ ...person, fields: { fatherName: "Πέτρος" } })]);
    expect(heard.answer.results[0]?.[2]).toBe("held");
    expect(readRecord(db, "beneficiary", person.id)).toBeNull();
  });

  test("[P3] ops of one save stand or fall together within a compartment", async () => {
    const social = replica("social");
    const person = aPerson();
    const visitId = aRecordId();
    const group = "one-save";
    const heard = await social.sync([
      social.op({
        group,
        collection: "visit",
        id: visitId,
        fields: { personId: person.id, day: "2026-11-23" },
      }),
      social.op({ group, collection: "task", id: aRecordId(), fields: { personId: person.id, what: "fly" } }),
      social.op({
        group,
        collection: "visitNote",
        id: aRecordId(),
        fields: { personId: person.id, visitId, note: "ναι" },
      }),
    ]);
    expect(Object.fromEntries(heard.answer.results.map(([, n, status]) => [n, status]))).toEqual({
      1: "quarantined",
      2: "quarantined",
      3: "applied",
    });
    expect(readRecord(db, "visit", visitId)).toBeNull();
  });

  test("[P7] a new scope starts at 0 and a reference to somebody not yet there is allowed", async () => {
    const social = replica("social");
    const person = aPerson();
    await social.sync([
      social.op({ collection: "phone", id: aRecordId(), fields: { personId: person.id, number: "1" } }),
    ]);
    expect(social.cursors["area:none/core"]).toBeGreaterThan(0);
    await social.sync([social.op(person)]);
    const nurse = replica("nurse");
    await nurse.sync();
    const phone = [...nurse.rows.values()].find((row) => row.collection === "phone");
    expect(phone?.fields.personId).toBe(person.id);
    expect(nurse.rows.get(person.id)?.state).toBe("live");
  });

  test("[P9] nothing new is one round trip under 1 kB, whatever the number of scopes", async () => {
    const social = replica("social");
    await social.sync();
    const quiet = await social.sync([], false);
    expect(quiet.frames).toEqual([]);
    expect(quiet.answer.want).toBeUndefined();
    expect(quiet.bytes.length + social.body([], false).length).toBeLessThan(1_000);
  });

  test("[P9] a hash that differs asks for the cursors", async () => {
    const social = replica("social");
    await social.sync();
    await sharedPerson();
    expect((await social.sync([], false)).answer.want).toBe("cursors");
    const pulled = await social.sync();
    expect(pulled.frames.flatMap(({ rows }) => rows)).toHaveLength(2);
  });

  test("[P10] the office sees how much a tablet has not sent", async () => {
    const social = replica("social");
    await social.sync([social.op(aPerson())]);
    const row = db.sqlite.prepare("select unsent, last_contact_at from replica where id = ?").get(social.id);
    expect(row).toEqual({ unsent: 1, last_contact_at: NOW });
  });
});

describe("merging", () => {
  test("[M2] [M3] two who did not know of each other: both values, both authors, the base, and a notice for each", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { phone } = await sharedPerson(social, nurse);
    const first = social.op({
      collection: "phone",
      id: phone,
      base: social.base(phone),
      fields: { number: "6900000001" },
    });
    const second = nurse.op({
      collection: "phone",
      id: phone,
      base: nurse.base(phone),
      fields: { number: "6900000002" },
    });
    await social.sync([first]);
    const heard = await nurse.sync([second]);
    expect(heard.answer.results[0]?.[2]).toBe("conflict");
    await social.sync();
    const conflict = readConflict(db, "phone", phone, "number");
    expect(conflict?.base).toBe("6900000000");
    expect(conflict?.sides.map((side) => [side.value, side.author])).toEqual([
      ["6900000001", "staff.social"],
      ["6900000002", "staff.nurse"],
    ]);
    for (const each of [social, nurse]) {
      expect([...each.rows.values()].filter((row) => row.collection === "notice")).toHaveLength(1);
      expect([...each.rows.values()].filter((row) => row.collection === "conflict")).toHaveLength(1);
    }
  });

  test("[M4] low risk shows the incoming value, critical keeps the current one, both stay on record", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { person, phone } = await sharedPerson(social, nurse);
    const change = (from: TestReplica, fatherName: string, number: string) => [
      from.op({ collection: "beneficiary", id: person, base: from.base(person), fields: { fatherName } }),
      from.op({ collection: "phone", id: phone, base: from.base(phone), fields: { number } }),
    ];
    const [a, b] = [change(social, "Μάρκος", "1"), change(nurse, "Πέτρος", "2")];
    await social.sync(a);
    await nurse.sync(b);
    expect(readRecord(db, "beneficiary", person)?.fields.fatherName).toBe("Μάρκος");
    expect(readRecord(db, "phone", phone)?.fields.number).toBe("2");
    expect(readConflict(db, "beneficiary", person, "fatherName")?.sides).toHaveLength(2);
  });

  test("[M2] different fields of one record never disagree, and an own earlier op is no stranger", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { person } = await sharedPerson(social, nurse);
    const base = social.base(person);
    const one = social.op({ collection: "beneficiary", id: person, base, fields: { fatherName: "Μάρκος" } });
    const two = social.op({
      collection: "beneficiary",
      id: person,
      base,
      prev: { fatherName: hash64(one.text) },
      fields: { fatherName: "Μάρκος-Γεώργιος" },
    });
    const other = nurse.op({
      collection: "beneficiary",
      id: person,
      base: nurse.base(person),
      fields: { motherName: "Άννα" },
    });
    await social.sync([one, two]);
    await nurse.sync([other]);
    expect(openConflictsOf(db, "beneficiary", person)).toEqual([]);
    expect(readRecord(db, "beneficiary", person)?.fields).toMatchObject({
      fatherName: "Μάρκος-Γεώργιος",
      motherName: "Άννα",
    });
  });

  test("[M3] the same value written twice credits and raises nothing", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { phone } = await sharedPerson(social, nurse);
    const change = (from: TestReplica) =>
      from.op({ collection: "phone", id: phone, base: from.base(phone), fields: { number: "6900000009" } });
    const [a, b] = [change(social), change(nurse)];
    await social.sync([a]);
    expect((await nurse.sync([b])).answer.results[0]?.[2]).toBe("applied");
    expect(openConflictsOf(db, "phone", phone)).toEqual([]);
  });

  test("[M3] what two said without knowing of each other is not lost when one of them changes it (seeds 1066, 1312)", async () => {
    const [mediator, nurse] = [replica("mediator"), replica("nurse")];
    const { person } = await sharedPerson(mediator, nurse);
    const say = (from: TestReplica, fatherName: string, prev?: OpLine) =>
      from.op({
        collection: "beneficiary",
        id: person,
        base: from.base(person),
        fields: { fatherName },
        ...(prev ? { prev: { fatherName: hash64(prev.text) } } : {}),
      });
    const first = say(nurse, "Μάρκος");
    const changed = say(nurse, "Πέτρος", first);
    const same = say(mediator, "Μάρκος");
    await nurse.sync([first]);
    await mediator.sync([same]);
    await nurse.sync([changed]);
    const open = readConflict(db, "beneficiary", person, "fatherName");
    expect(open?.sides.map((side) => [side.value, side.author])).toEqual([
      ["Μάρκος", "staff.mediator"],
      ["Πέτρος", "staff.nurse"],
    ]);
  });

  test("[M5] deleting against editing: the record stays, the edit is kept, a conflict opens", async () => {
    for (const deleterFirst of [true, false]) {
      const [social, nurse] = [replica("social"), replica("nurse")];
      const { phone } = await sharedPerson(social, nurse);
      const edit = social.op({
        collection: "phone",
        id: phone,
        base: social.base(phone),
        fields: { number: "5" },
      });
      const removal = nurse.op({ collection: "phone", id: phone, base: nurse.base(phone), kind: "delete" });
      if (deleterFirst) await nurse.sync([removal]);
      await social.sync([edit]);
      if (!deleterFirst) await nurse.sync([removal]);
      const stored = readRecord(db, "phone", phone);
      expect(stored?.deleted).toBe(false);
      expect(stored?.fields.number).toBe("5");
      expect(openConflictsOf(db, "phone", phone).map((each) => each.field)).toContain("$deleted");
    }
  });

  test("[M6] two additions never conflict", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { person } = await sharedPerson(social, nurse);
    const add = (from: TestReplica, number: string) =>
      from.op({ collection: "phone", id: aRecordId(), fields: { personId: person, number } });
    await social.sync([add(social, "11")]);
    await nurse.sync([add(nurse, "12")]);
    await social.sync();
    const numbers = [...social.rows.values()]
      .filter((row) => row.collection === "phone")
      .map((row) => row.fields.number);
    expect(numbers.sort()).toEqual(["11", "12", "6900000000"]);
  });

  test("[M7] a resolution closes what its reviewer saw; a side that arrives later reopens it", async () => {
    const [social, nurse, late] = [replica("social"), replica("nurse"), replica("mediator")];
    const office = replica("clerk", "office");
    const { person } = await sharedPerson(social, nurse, late);
    const say = (from: TestReplica, fatherName: string) =>
      from.op({ collection: "beneficiary", id: person, base: from.base(person), fields: { fatherName } });
    const third = say(late, "Ιωσήφ");
    await nurse.sync([say(nurse, "Πέτρος")]);
    await social.sync([say(social, "Μάρκος")]);
    await office.sync();
    const open = readConflict(db, "beneficiary", person, "fatherName");
    const seen = open?.sides.map((side) => side.seq) ?? [];
    const decide = office.op({
      collection: "beneficiary",
      id: person,
      base: [db.epoch, readRecord(db, "beneficiary", person)?.seq ?? 0],
      fields: { fatherName: "Γεώργιος-Μάρκος" },
      resolves: { fatherName: seen },
    });
    await office.sync([decide]);
    expect(readConflict(db, "beneficiary", person, "fatherName")).toBeNull();
    expect(readRecord(db, "beneficiary", person)?.fields.fatherName).toBe("Γεώργιος-Μάρκος");
    await social.sync();
    const told = [...social.rows.values()].find((row) => row.collection === "notice");
    expect(told?.fields.kind).toBe("resolved");
    await late.sync([third]);
    const again = readConflict(db, "beneficiary", person, "fatherName");
    expect(again?.sides.map((side) => side.value)).toEqual(["Γεώργιος-Μάρκος", "Ιωσήφ"]);
  });

  test("[M8] an op that changes nothing still takes a seq and is recorded", async () => {
    const social = replica("social");
    const { phone } = await sharedPerson(social);
    const same = social.op({
      collection: "phone",
      id: phone,
      base: social.base(phone),
      fields: { number: "6900000000" },
    });
    const heard = await social.sync([same]);
    expect(heard.answer.results[0]?.[3]).toBe(heard.answer.head);
  });

  test("[M1] clocks fifty years off end in the same state", async () => {
    const states = [0, 50 * 365 * 86_400_000, -50 * 365 * 86_400_000].map(async (off) => {
      const own = aMunicipality();
      const social = new TestReplica(
        own,
        staffId("social"),
        () => NOW + off,
        "field",
        () => NOW,
      );
      const nurse = new TestReplica(
        own,
        staffId("nurse"),
        () => NOW - off,
        "field",
        () => NOW,
      );
      const context = { at: NOW };
      applySystemOps(
        own,
        [{ collection: "beneficiary", id: "AAAAAAAAAAAAAAAAAAAAAA", fields: { community: "vil.siva" } }],
        context.at,
      );
      const write = (from: TestReplica, fatherName: string) =>
        from.op({ collection: "beneficiary", id: "AAAAAAAAAAAAAAAAAAAAAA", fields: { fatherName } });
      await social.sync([write(social, "Α")]);
      await nurse.sync([write(nurse, "Β")]);
      const stored = readRecord(own, "beneficiary", "AAAAAAAAAAAAAAAAAAAAAA");
      return [
        stored?.fields,
        readConflict(own, "beneficiary", "AAAAAAAAAAAAAAAAAAAAAA", "fatherName")?.sides.map(
          (side) => side.value,
        ),
      ];
    });
    const [usual, ahead, behind] = await Promise.all(states);
    expect(ahead).toEqual(usual);
    expect(behind).toEqual(usual);
    expect(usual?.[0]).toEqual({ community: "vil.siva", fatherName: "Α" });
  });
});
