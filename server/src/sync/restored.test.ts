import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { backUpTo, databaseFile } from "../db/backup";
import { openConflictsOf } from "../db/conflicts";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { restoreFrom } from "../db/restore";
import { openKonta } from "../open-konta";
import { applySystemOps } from "./system-ops";
import { foundMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, sharedPerson } from "./test-person";
import { aRecordId, TestReplica } from "./test-replica";

let folders: { dataFolder: string; keysFolder: string };
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "konta-"));
  folders = { dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
});

let running: { close: () => void } | null = null;
function open() {
  const konta = openKonta(folders, NOW);
  if (!konta.ok) throw new Error(String(konta.error));
  running = konta.value;
  return konta.value;
}
const backup = () => join(folders.dataFolder, "..", "backup.db");
const statuses = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);

/** A server that was backed up, worked on with `later`, and was put back; the tablet meets it again. */
async function restored(tablet: TestReplica, later: () => Promise<void>): Promise<Database> {
  expect(backUpTo(databaseFile(folders.dataFolder), backup()).ok).toBe(true);
  await later();
  running?.close();
  expect(restoreFrom(backup(), folders.dataFolder, NOW).ok).toBe(true);
  const { db } = open();
  Object.assign(tablet, { db });
  return db;
}

describe("what was acknowledged before a restore", () => {
  test("[S5] of an outing that the backup does not know, comes back applied and not for review", async () => {
    const before = open().db;
    foundMunicipality(before);
    const social2 = new TestReplica(before, staffId("social2"), () => NOW);
    const lines: ReturnType<TestReplica["op"]>[] = [];
    const db = await restored(social2, async () => {
      const fields = { day: "2026-11-23", communities: ["vil.voutes"], team: [staffId("social2")] };
      applySystemOps(before, [{ collection: "outing", id: aRecordId(), fields }], NOW);
      const person = aPerson({ community: "vil.voutes" });
      lines.push(
        social2.op(person),
        social2.op({
          collection: "visit",
          id: aRecordId(),
          fields: { personId: person.id, day: "2026-11-23" },
        }),
      );
      await social2.sync();
      expect(await statuses(social2, lines)).toEqual(["applied", "applied"]);
    });
    social2.waiting = 2;
    await social2.sync();
    social2.waiting = 0;
    expect(await statuses(social2, lines)).toEqual(["applied", "applied"]);
    expect(social2.epoch).toBe(db.epoch);
    db.sqlite.close();
  });

  test("[M2] what its author had seen before the backup she still has seen: no conflict with it", async () => {
    const before = open().db;
    foundMunicipality(before);
    const social = new TestReplica(before, staffId("social"), () => NOW);
    const { phone } = await sharedPerson(before, social);
    const base = social.base(phone);
    const change = social.op({ collection: "phone", id: phone, base, fields: { number: "6900000005" } });
    const db = await restored(social, async () => {
      expect(await statuses(social, [change])).toEqual(["applied"]);
    });
    expect(await statuses(social, [change])).toEqual(["applied"]);
    expect(openConflictsOf(db, "phone", phone)).toEqual([]);
    expect(readRecord(db, "phone", phone)?.fields.number).toBe("6900000005");
    db.sqlite.close();
  });

  test("[S5] what hangs on something lost is taken only after that is offered again", async () => {
    const before = open().db;
    foundMunicipality(before);
    const social = new TestReplica(before, staffId("social"), () => NOW);
    const person = aPerson();
    const first = social.op(person);
    const db = await restored(social, async () => {
      expect(await statuses(social, [first])).toEqual(["applied"]);
    });
    const id = aRecordId();
    const phone = social.op({
      collection: "phone",
      id,
      fields: { personId: person.id, number: "6900000001" },
    });
    // Alone it would be about nobody, and lie where everybody reads.
    expect(await statuses(social, [phone])).toEqual([]);
    expect(readRecord(db, "phone", id)).toBeNull();
    expect(await statuses(social, [first, phone])).toEqual(["applied", "applied"]);
    expect(readRecord(db, "phone", id)?.scope).toBe("area:vil.avgeniki/core");
    db.sqlite.close();
  });

  test("[M7] [S5] a decision from before it closes no side that its seq names only by chance", async () => {
    const before = open().db;
    foundMunicipality(before);
    const social = new TestReplica(before, staffId("social"), () => NOW);
    const nurse = new TestReplica(before, staffId("nurse"), () => NOW);
    const { phone } = await sharedPerson(before, social, nurse);
    const number = (from: TestReplica, value: string, over: object = {}) =>
      from.op({ collection: "phone", id: phone, base: from.base(phone), fields: { number: value }, ...over });
    const [one, two] = [number(social, "6900000005"), number(nurse, "6900000006")];
    const decisions: ReturnType<TestReplica["op"]>[] = [];
    const db = await restored(social, async () => {
      await statuses(social, [one]);
      await statuses(nurse, [two]);
      await social.sync();
      const sides = [1, 2, 3].flatMap((back) => social.base(phone)[1] + 2 - back);
      decisions.push(number(social, "6900000005", { resolves: { number: sides } }));
    });
    Object.assign(nurse, { db });
    // Each comes over once more; under the new epoch other words take the seqs of the lost ones.
    for (const each of [social, nurse]) await each.sync();
    expect(await statuses(nurse, [two])).toEqual(["applied"]);
    expect(await statuses(social, [one, ...decisions])).toEqual(["conflict", "conflict"]);
    expect(openConflictsOf(db, "phone", phone)).toHaveLength(1);
    db.sqlite.close();
  });
});
