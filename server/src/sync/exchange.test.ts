import { LIMITS } from "@konta/shared/sync/limits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { readRecord } from "../db/records";
import { aMunicipality, NOW, type staffId } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import { aRecordId } from "./test-replica";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

const replica = (name: Parameters<typeof staffId>[0], kind: "field" | "office" = "field") =>
  aReplica(db, name, kind);

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
    await sharedPerson(db, social);
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

  test("[P2] an op that one life handed over is not taken again from another", async () => {
    const social = replica("social");
    const line = social.op(aPerson());
    const first = await social.sync([line]);
    const again = await social.sync([{ ...line, incarnation: 2 }]);
    expect(again.answer.results).toEqual([[2, 1, "applied", first.answer.results[0]?.[3]]]);
    expect(again.answer.holes).toBeUndefined();
    expect(db.sqlite.prepare("select count(*) from op where replica = ?").pluck().get(social.id)).toBe(1);
  });

  test("[P2] a hole in the numbers is accepted and reported", async () => {
    const social = replica("social");
    social.n = 4;
    const heard = await social.sync([social.op(aPerson())]);
    expect(heard.answer.results[0]?.[2]).toBe("applied");
    expect(heard.answer.holes).toBe(4);
  });

  test("[P2] holes are on record for the office, and cleared when the missing ops come", async () => {
    const social = replica("social");
    const lines = [aPerson(), aPerson(), aPerson()].map((person) => social.op(person));
    const holes = () =>
      db.sqlite.prepare("select holes from replica where id = ?").pluck().get(social.id) as number;
    await social.sync(lines.slice(2));
    expect(holes()).toBe(2);
    await social.sync();
    expect(holes()).toBe(2);
    expect((await social.sync(lines.slice(0, 2))).answer.holes).toBeUndefined();
    expect(holes()).toBe(0);
  });

  test("[P2] after a fork the numbers go on, and that is no hole", async () => {
    const social = replica("social");
    await social.sync([social.op(aPerson()), social.op(aPerson())]);
    social.n = 1;
    const other = social.op(aPerson());
    await social.sync([other]);
    const heard = await social.sync([{ ...other, incarnation: 2 }]);
    expect(heard.answer.results[0]?.[2]).toBe("applied");
    expect(heard.answer.holes).toBeUndefined();
  });

  test("[P2] [P4] one number twice in a push: the same text counts once, another text is refused alone", async () => {
    const social = replica("social");
    const [line, twin, other] = [social.op(aPerson()), social.op(aPerson()), social.op(aPerson())];
    const lines = [line, line, { ...twin, n: line.n }, { ...other, incarnation: 2 }];
    const heard = await social.sync(lines);
    expect(heard.answer.results.map(([, n, status]) => [n, status])).toEqual([
      [1, "fork"],
      [1, "applied"],
      [3, "applied"],
    ]);
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

  test("[P3] [P4] a text that no device can save is not kept and holds nothing else up; a little over is kept", async () => {
    const social = replica("social");
    const junk = (length: number) => ({
      incarnation: 1,
      n: (social.n += 1),
      text: `{"${"x".repeat(length)}`,
    });
    const lines = [junk(2 * LIMITS.opText), social.op(aPerson()), junk(LIMITS.opText)];
    const { results } = (await social.sync(lines)).answer;
    const byNumber = Object.fromEntries(results.map(([, n, status]) => [n, status]));
    expect(byNumber).toEqual({ 1: "later", 2: "applied", 3: "quarantined" });
    expect(opTextOf(db, { replica: social.id, incarnation: 1, n: 1 })).toBeNull();
  });

  test("[P3] a value with something in it that no field names waits in quarantine", async () => {
    const social = replica("social");
    const person = aPerson({ birth: { year: 1980, note: "x".repeat(150_000) } });
    expect((await social.sync([social.op(person)])).answer.results[0]?.[2]).toBe("quarantined");
    expect(readRecord(db, "beneficiary", person.id)).toBeNull();
  });

  test("[P3] what follows a quarantined op on the same record is held, not applied over it", async () => {
    const social = replica("social");
    const person = aPerson();
    await social.sync([social.op({ ...person, fields: { nonsense: 1 } })]);
    const heard = await social.sync([social.op({ ...person, fields: { fatherName: "Πέτρος" } })]);
    expect(heard.answer.results[0]?.[2]).toBe("held");
    expect(readRecord(db, "beneficiary", person.id)).toBeNull();
  });

  test("[P3] [S1] what is about somebody who waits in quarantine is held, and nobody else sees it", async () => {
    const nurse = replica("nurse");
    const person = aPerson({ community: "vil.voutes" });
    const about = { personId: person.id };
    const group = "one-save";
    const visitId = aRecordId();
    const lines = [
      nurse.op({ group, collection: "allergy", id: aRecordId(), fields: { ...about, substance: "γύρη" } }),
      nurse.op({ group, ...person }),
      nurse.op({ group, collection: "visit", id: visitId, fields: { ...about, day: "2026-11-23" } }),
      nurse.op({
        group,
        collection: "visitNote",
        id: aRecordId(),
        fields: { ...about, visitId, note: "ναι" },
      }),
    ];
    const first = await nurse.sync(lines);
    expect(Object.fromEntries(first.answer.results.map(([, n, status]) => [n, status]))).toEqual({
      1: "held",
      2: "quarantined",
      3: "quarantined",
      4: "held",
    });
    const later = nurse.op({ collection: "phone", id: aRecordId(), fields: { ...about, number: "1" } });
    expect((await nurse.sync([later])).answer.results[0]?.[2]).toBe("held");
    const inNoArea = db.sqlite.prepare("select count(*) from record where scope like 'area:none/%'").pluck();
    expect(inNoArea.get()).toBe(0);
    expect((await nurse.sync([nurse.op(aPerson())])).answer.results[0]?.[2]).toBe("applied");
  });

  test("[P3] ops of one save stand or fall together within a compartment", async () => {
    const social = replica("social");
    const { person: id } = await sharedPerson(db, social);
    const person = { id };
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
    const early = social.op({
      collection: "phone",
      id: aRecordId(),
      fields: { personId: person.id, number: "1" },
    });
    expect((await social.sync([early])).answer.results[0]?.[2]).toBe("applied");
    expect(social.cursors[`area:vil.avgeniki/core`]).toBe(0);
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
    await sharedPerson(db);
    expect((await social.sync([], false)).answer.want).toBe("cursors");
    const pulled = await social.sync();
    expect(pulled.frames.flatMap(({ rows }) => rows)).toHaveLength(2);
  });

  test("[P10] the office sees how much a tablet has not sent, without what has just come", async () => {
    const social = replica("social");
    social.waiting = 2;
    await social.sync([social.op(aPerson())]);
    const row = db.sqlite.prepare("select unsent, last_contact_at from replica where id = ?").get(social.id);
    expect(row).toEqual({ unsent: 2, last_contact_at: NOW });
  });
});
