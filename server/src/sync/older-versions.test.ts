import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import { aRecordId, TestReplica } from "./test-replica";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

/** A tablet that was never updated: it writes and reads the words of version 0. */
function anOldTablet(name: "social" | "nurse"): TestReplica {
  const tablet = aReplica(db, name);
  tablet.schema = 0;
  return tablet;
}
const fieldsOf = (replica: TestReplica, id: string) => replica.rows.get(id)?.fields;

describe("a tablet of an older version", () => {
  test("[V2] comes back after a year: everything it holds arrives, in today's words", async () => {
    const old = anOldTablet("social");
    const person = aPerson();
    const [phone, visit] = [aRecordId(), aRecordId()];
    const lines = [
      old.op({ ...person, fields: { community: "vil.siva", directions: "Πίσω από το καφενείο" } }),
      old.op({ collection: "phone", id: phone, fields: { personId: person.id, value: "2810111222" } }),
      old.op({
        collection: "visit",
        id: visit,
        fields: { personId: person.id, day: "2025-11-20", where: "house" },
      }),
    ];
    const heard = await old.sync(lines);
    expect(heard.answer.results.map(([, , status]) => status)).toEqual(["applied", "applied", "applied"]);
    expect(readRecord(db, "beneficiary", person.id)?.fields["howToFind"]).toBe("Πίσω από το καφενείο");
    expect(readRecord(db, "phone", phone)?.fields["number"]).toBe("2810111222");
    expect(readRecord(db, "visit", visit)?.fields["place"]).toBe("home");
    expect((await old.sync(lines)).answer.results).toEqual(heard.answer.results);
  });

  test("[V2] [S3] comes back after a year in which the office went on: nothing is lost, nothing is doubled, and it reads on", async () => {
    let today = NOW;
    const old = new TestReplica(
      db,
      staffId("social"),
      () => NOW,
      "field",
      () => today,
    );
    old.schema = 0;
    const { person, phone } = await sharedPerson(db, old);
    const base = old.base(phone);
    const written = [
      old.op({ collection: "phone", id: phone, base, fields: { value: "2810000001" } }),
      old.op({
        collection: "visit",
        id: aRecordId(),
        fields: { personId: person, day: "2026-11-23", where: "house" },
      }),
    ];
    today += 365 * 86_400_000;
    const now = new TestReplica(db, staffId("nurse"), () => today);
    await now.sync();
    await now.sync([
      now.op({ collection: "phone", id: phone, kind: "delete", base: now.base(phone) }),
      now.op({
        collection: "beneficiary",
        id: person,
        base: now.base(person),
        fields: { howToFind: "Πίσω από το καφενείο" },
      }),
    ]);
    const heard = await old.sync(written);
    expect(heard.answer.results.map(([, , status]) => status)).toEqual(["conflict", "applied"]);
    expect((await old.sync(written)).answer.results).toEqual(heard.answer.results);
    await old.sync();
    expect(fieldsOf(old, person)).toMatchObject({ directions: "Πίσω από το καφενείο" });
    await now.sync();
    const [, visit] = written.map(({ text }) => JSON.parse(text) as { id: string });
    expect(fieldsOf(now, visit?.id ?? "")).toMatchObject({ place: "home" });
    expect(readRecord(db, "phone", phone)?.deleted).toBe(false);
  });

  test("[V2] reads rows in its own words, a new one in today's, from the same server", async () => {
    const [old, now] = [anOldTablet("social"), aReplica(db, "nurse")];
    const { person, phone } = await sharedPerson(db, old, now);
    expect(fieldsOf(old, phone)).toEqual({ personId: person, value: "6900000000" });
    expect(fieldsOf(now, phone)).toEqual({ personId: person, number: "6900000000" });
  });

  test("[V2] [M3] disagrees with a new one about the field itself, whatever each calls it", async () => {
    const [old, now] = [anOldTablet("social"), aReplica(db, "nurse")];
    const { phone } = await sharedPerson(db, old, now);
    const base = { collection: "phone", id: phone };
    await now.sync([now.op({ ...base, base: now.base(phone), fields: { number: "2810000001" } })]);
    const late = old.op({ ...base, base: old.base(phone), fields: { value: "2810000002" } });
    expect((await old.sync([late])).answer.results[0]?.[2]).toBe("conflict");
    const open = db.sqlite.prepare("select field from conflict where record_id = ? and open = 1").pluck();
    expect(open.all(phone)).toEqual(["number"]);
  });

  test("[V2] [M2] follows its own earlier words without disagreeing with itself", async () => {
    const old = anOldTablet("social");
    const { phone } = await sharedPerson(db, old);
    const base = old.base(phone);
    const about = { collection: "phone", id: phone, base };
    const first = old.op({ ...about, fields: { value: "2810000001" } });
    await old.sync([first]);
    const { hash } = db.sqlite
      .prepare("select hash from op where replica = ? order by n desc limit 1")
      .get(old.id) as { hash: string };
    const second = old.op({ ...about, prev: { value: hash }, fields: { value: "2810000002" } });
    expect((await old.sync([second])).answer.results[0]?.[2]).toBe("applied");
    expect(readRecord(db, "phone", phone)?.fields["number"]).toBe("2810000002");
  });

  test("[V2] below the supported floor still hands over, and is told to update before it reads on", async () => {
    const old = aReplica(db, "social");
    await old.sync();
    old.schema = -1;
    const heard = await old.sync([{ ...old.op(aPerson()) }]);
    expect(heard.answer.upgrade).toBe(true);
    expect(heard.frames).toEqual([]);
    expect(heard.answer.results).toHaveLength(1);
  });
});
