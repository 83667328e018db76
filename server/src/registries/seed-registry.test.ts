import { expect, test } from "vitest";
import { readRecord } from "../db/records";
import { aMunicipality, NOW, staffId } from "../sync/test-municipality";
import { TestReplica } from "../sync/test-replica";
import { seedRegistry } from "./seed-registry";

const agency = (fields: Record<string, unknown>) => [
  {
    collection: "agency",
    id: "agy.test",
    fields: { el: "Φορέας", level: "named", sensitivity: "personal", ...fields },
  },
];

test("[M9] an upgrade of the catalogue touches only the fields the office never edited", async () => {
  const db = aMunicipality();
  expect(seedRegistry(db, NOW, agency({ address: "Παλιά 1", note: "πρώτη" }))).toBe(1);
  const office = new TestReplica(db, staffId("coordinator"), () => NOW, "office");
  await office.sync();
  const edit = {
    collection: "agency",
    id: "agy.test",
    base: office.base("agy.test"),
    fields: { address: "Νέα 2" },
  };
  await office.sync([office.op(edit)]);
  expect(seedRegistry(db, NOW, agency({ address: "Κατάλογος 3", note: "δεύτερη" }))).toBe(1);
  expect(readRecord(db, "agency", "agy.test")?.fields).toMatchObject({ address: "Νέα 2", note: "δεύτερη" });
  expect(seedRegistry(db, NOW, agency({ address: "Κατάλογος 3", note: "δεύτερη" }))).toBe(0);
});

test("[M9] what the catalogue no longer says is cleared", () => {
  const db = aMunicipality();
  seedRegistry(db, NOW, agency({ note: "πρώτη" }));
  seedRegistry(db, NOW, agency({}));
  expect(readRecord(db, "agency", "agy.test")?.fields).not.toHaveProperty("note");
});

test("[M9] the real catalogues seed an empty server once", () => {
  const db = aMunicipality();
  expect(seedRegistry(db, NOW)).toBeGreaterThan(250);
  expect(seedRegistry(db, NOW)).toBe(0);
});
