import { appendFileSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { aPerson } from "./sync/test-person";
import { foundMunicipality, NOW, staffId } from "./sync/test-municipality";
import { TestReplica } from "./sync/test-replica";
import { backUpTo, databaseFile } from "./db/backup";
import { enrolmentFile } from "./db/enrolment-book";
import { restoreFrom } from "./db/restore";
import { examine, isWell } from "./doctor";
import { openKonta } from "./open-konta";

let folders: { dataFolder: string; keysFolder: string };
beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), "konta-"));
  folders = { dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
  const konta = openKonta(folders, NOW);
  if (!konta.ok) throw new Error(String(konta.error));
  foundMunicipality(konta.value.db);
  const tablet = new TestReplica(konta.value.db, staffId("nurse"), () => NOW);
  await tablet.sync([tablet.op(aPerson())]);
  konta.value.close();
});

/** A tablet of a social worker, while the server runs. */
async function atWork(work: (tablet: TestReplica) => Promise<unknown>): Promise<void> {
  const konta = openKonta(folders, NOW);
  if (!konta.ok) throw new Error(String(konta.error));
  await work(new TestReplica(konta.value.db, staffId("social"), () => NOW));
  konta.value.close();
}

const said = () => {
  const lines: string[] = [];
  isWell(examine(folders), (line) => lines.push(line));
  return lines;
};
const unwell = () => {
  const lines: string[] = [];
  const well = isWell(examine(folders), (line) => lines.push(line));
  const bad = lines.filter((line) => line.startsWith("BAD"));
  expect(well).toBe(bad.length === 0);
  return bad;
};

test("finds nothing where nothing is wrong, and after a restore", () => {
  expect(unwell()).toEqual([]);
  const backup = join(folders.dataFolder, "..", "backup.db");
  backUpTo(databaseFile(folders.dataFolder), backup);
  restoreFrom(backup, folders.dataFolder, 7);
  expect(unwell()).toEqual([]);
});

test("counts what waits for the person it is about, which is no fault, until she comes", async () => {
  const waiting = (number: number) => `ok   records that wait for the person they are about: ${number}`;
  expect(said()).toContain(waiting(0));
  const person = aPerson();
  const about = (collection: string, fields: Record<string, unknown>) => ({
    collection,
    id: aPerson().id,
    fields: { personId: person.id, ...fields },
  });
  await atWork(async (tablet) => {
    const taken = about("phone", { number: "2810111222" });
    const { answer } = await tablet.sync([
      tablet.op(about("phone", { number: "2810333444" })),
      tablet.op(about("visitNote", { visitId: aPerson().id, note: "—" })),
      tablet.op(taken),
    ]);
    const base: [string, number] = [answer.epoch, answer.head];
    await tablet.sync([tablet.op({ ...taken, kind: "delete", fields: {}, base })]);
  });
  expect(said()).toContain(waiting(2));
  expect(unwell()).toEqual([]);
  await atWork((tablet) => tablet.sync([tablet.op(person)]));
  expect(said()).toContain(waiting(0));
});

test("names a missing key, another database's key and a damaged book", () => {
  const key = join(folders.keysFolder, "data.key");
  renameSync(key, `${key}.elsewhere`);
  expect(unwell()).toEqual(["BAD  keys"]);
  writeFileSync(key, Buffer.alloc(32, 1));
  expect(unwell()).toContain("BAD  the key is this database's own");
  renameSync(`${key}.elsewhere`, key);
  appendFileSync(enrolmentFile(databaseFile(folders.dataFolder)), "nonsense\n");
  expect(unwell()).toEqual([expect.stringContaining("1 that cannot be read")]);
});
