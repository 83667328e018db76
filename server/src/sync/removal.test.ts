import { beforeEach, describe, expect, test } from "vitest";
import { openConflictsOf } from "../db/conflicts";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { readConflict } from "./keep-conflict";
import { aMunicipality } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import type { TestReplica } from "./test-replica";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

const replica = (name: Parameters<typeof aReplica>[1]): TestReplica => aReplica(db, name);

describe("removals", () => {
  test("[M5] deleting against editing: the record stays, the edit is kept, a conflict opens", async () => {
    for (const deleterFirst of [true, false]) {
      const [social, nurse] = [replica("social"), replica("nurse")];
      const { phone } = await sharedPerson(db, social, nurse);
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

  test("[S3] whoever saw a removal and writes all the same opens a conflict; nothing comes back by itself", async () => {
    const [social, nurse] = [replica("social"), replica("nurse")];
    const { phone } = await sharedPerson(db, social, nurse);
    await social.sync([
      social.op({ collection: "phone", id: phone, base: social.base(phone), kind: "delete" }),
    ]);
    await nurse.sync();
    const put = (fields: Record<string, unknown>, resolves?: Record<string, number[]>) =>
      nurse.op({
        collection: "phone",
        id: phone,
        base: nurse.base(phone),
        fields,
        ...(resolves ? { resolves } : {}),
      });
    expect((await nurse.sync([put({ number: "5" })])).answer.results[0]?.[2]).toBe("conflict");
    expect(readRecord(db, "phone", phone)?.deleted).toBe(true);
    const sides = readConflict(db, "phone", phone, "$deleted")?.sides ?? [];
    expect(sides.map((side) => side.value)).toEqual([true, false]);
    const decision = put({}, { $deleted: sides.map((side) => side.seq) });
    await nurse.sync([decision]);
    expect(readRecord(db, "phone", phone)?.deleted).toBe(false);
    expect(readRecord(db, "phone", phone)?.fields.number).toBe("5");
  });

  test("[S3] a decision about a removal that nobody disputes brings nothing back", async () => {
    const social = replica("social");
    const { phone } = await sharedPerson(db, social);
    await social.sync([
      social.op({ collection: "phone", id: phone, base: social.base(phone), kind: "delete" }),
    ]);
    const resolves = { $deleted: [social.base(phone)[1]] };
    await social.sync([social.op({ collection: "phone", id: phone, base: social.base(phone), resolves })]);
    expect(readRecord(db, "phone", phone)?.deleted).toBe(true);
    expect(readConflict(db, "phone", phone, "$deleted")).not.toBeNull();
  });

  test("[M5] [M7] a decision to remove does not swallow what was written since its reviewer looked", async () => {
    const [social, nurse, late] = [replica("social"), replica("nurse"), replica("mediator")];
    const { phone } = await sharedPerson(db, social, nurse, late);
    const about = { collection: "phone", id: phone } as const;
    await social.sync([social.op({ ...about, base: social.base(phone), fields: { whose: "αδερφή" } })]);
    await nurse.sync([nurse.op({ ...about, base: nurse.base(phone), kind: "delete" })]);
    const open = readConflict(db, "phone", phone, "$deleted")?.sides ?? [];
    const seen = readRecord(db, "phone", phone)?.seq ?? 0;
    await late.sync([late.op({ ...about, base: late.base(phone), fields: { number: "6912345678" } })]);
    const resolves = { $deleted: open.map(({ seq }) => seq) };
    const decision = nurse.op({ ...about, kind: "delete", base: [db.epoch, seen], resolves });
    expect((await nurse.sync([decision])).answer.results[0]?.[2]).toBe("conflict");
    expect(readRecord(db, "phone", phone)).toMatchObject({
      deleted: false,
      fields: { number: "6912345678", whose: "αδερφή" },
    });
    const asked = readConflict(db, "phone", phone, "$deleted");
    expect(asked?.sides.map(({ author, value }) => [author, value])).toContainEqual([
      "staff.mediator",
      false,
    ]);
    await late.sync();
    expect([...late.rows.values()].filter(({ collection }) => collection === "notice")).toHaveLength(1);
    // Whoever has seen that too decides.
    const all = { $deleted: (asked?.sides ?? []).map(({ seq }) => seq) };
    await nurse.sync();
    const again = nurse.op({ ...about, kind: "delete", base: nurse.base(phone), resolves: all });
    expect((await nurse.sync([again])).answer.results[0]?.[2]).toBe("applied");
    expect(readRecord(db, "phone", phone)?.deleted).toBe(true);
  });
});
