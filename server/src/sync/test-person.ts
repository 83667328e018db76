import type { Database } from "../db/open-database";
import { applySystemOps } from "./system-ops";
import { NOW, staffId } from "./test-municipality";
import { aRecordId, TestReplica } from "./test-replica";

export const aPerson = (fields: Record<string, unknown> = {}) => ({
  collection: "beneficiary",
  id: aRecordId(),
  fields: { community: "vil.avgeniki", fatherName: "Γεώργιος", ...fields },
});

export const aReplica = (
  db: Database,
  name: Parameters<typeof staffId>[0],
  kind: "field" | "office" = "field",
): TestReplica => new TestReplica(db, staffId(name), () => NOW, kind);

/** A person on the server and on all these replicas, with one phone. */
export async function sharedPerson(db: Database, ...replicas: TestReplica[]) {
  const person = aPerson();
  const phone = {
    collection: "phone",
    id: aRecordId(),
    fields: { personId: person.id, number: "6900000000" },
  };
  applySystemOps(db, [person, phone], NOW);
  for (const each of replicas) await each.sync();
  return { person: person.id, phone: phone.id };
}
