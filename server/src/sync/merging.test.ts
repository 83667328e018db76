import { hash64 } from "@konta/shared/base/hash64";
import type { OpLine } from "@konta/shared/sync/op-line";
import { beforeEach, describe, expect, test } from "vitest";
import { openConflictsOf } from "../db/conflicts";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import { aRecordId, TestReplica } from "./test-replica";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

const replica = (name: Parameters<typeof staffId>[0], kind: "field" | "office" = "field") =>
  aReplica(db, name, kind);

describe("merging", () => {
  test("[M2] [M3] two who did not know of each other: both values, both authors, the base, and a notice for each", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { phone } = await sharedPerson(db, social, nurse);
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
    const { person, phone } = await sharedPerson(db, social, nurse);
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
    const { person } = await sharedPerson(db, social, nurse);
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
    const { phone } = await sharedPerson(db, social, nurse);
    const change = (from: TestReplica) =>
      from.op({ collection: "phone", id: phone, base: from.base(phone), fields: { number: "6900000009" } });
    const [a, b] = [change(social), change(nurse)];
    await social.sync([a]);
    expect((await nurse.sync([b])).answer.results[0]?.[2]).toBe("applied");
    expect(openConflictsOf(db, "phone", phone)).toEqual([]);
  });

  test("[M3] what two said without knowing of each other is not lost when one of them changes it (seeds 1066, 1312)", async () => {
    const [mediator, nurse] = [replica("mediator"), replica("nurse")];
    const { person } = await sharedPerson(db, mediator, nurse);
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

  test("[M6] two additions never conflict", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { person } = await sharedPerson(db, social, nurse);
    const add = (from: TestReplica, number: string) =>
      from.op({ collection: "phone", id: aRecordId(), fields: { personId: person, number } });
    await social.sync([add(social, "11")]);
    await nurse.sync([add(nurse, "12")]);
    await social.sync();
    const numbers = [...social.rows.values()]
      .filter((row) => row.collection === "phone")
      .map((row) => row.fields.number);
    expect(numbers.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      "11",
      "12",
      "6900000000",
    ]);
  });

  test("[M7] a resolution closes what its reviewer saw; a side that arrives later reopens it", async () => {
    const [social, nurse, late] = [replica("social"), replica("nurse"), replica("mediator")];
    const office = replica("clerk", "office");
    const { person } = await sharedPerson(db, social, nurse, late);
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
    const { phone } = await sharedPerson(db, social);
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
