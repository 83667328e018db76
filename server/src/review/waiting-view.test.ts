import { beforeEach, describe, expect, test } from "vitest";
import { activeStaff } from "../accounts/staff-person";
import type { Database } from "../db/open-database";
import { seedRegistry } from "../registries/seed-registry";
import { applySystemOps } from "../sync/system-ops";
import { aMunicipality, NOW, staffId } from "../sync/test-municipality";
import { aPerson, aReplica, sharedPerson } from "../sync/test-person";
import { aRecordId, type TestReplica } from "../sync/test-replica";
import { listQuarantine } from "./list-quarantine";
import { readerOf } from "./reader";

let db: Database;
let social: TestReplica;
beforeEach(() => {
  db = aMunicipality();
  seedRegistry(db, NOW);
  const everywhere = { structure: "str.her.office" };
  applySystemOps(db, [{ collection: "staff", id: staffId("coordinator"), fields: everywhere }], NOW);
  social = aReplica(db, "social");
});

function heard(by: Parameters<typeof staffId>[0]) {
  const me = activeStaff(db, staffId(by));
  if (!me) throw new Error("nobody");
  return listQuarantine(db, readerOf(db, me, NOW), 1).items;
}

describe("[P3] what a waiting op says to whoever may read where it lies", () => {
  test("somebody new: her name and her community come from what waits, and one of them leads", async () => {
    const person = aPerson({ community: "vil.voutes", fatherName: "Πέτρος" });
    const about = { personId: person.id };
    await social.sync([
      social.op({ group: "save", ...person }),
      social.op({
        group: "save",
        collection: "personName",
        id: aRecordId(),
        fields: { ...about, kind: "main", surname: "Δοκιμάκη", givenName: "Μαρία" },
      }),
      social.op({ collection: "phone", id: aRecordId(), fields: { ...about, number: "6900000001" } }),
    ]);
    const items = heard("coordinator");
    const lead = items.find(({ collection }) => collection === "beneficiary");
    expect(lead).toMatchObject({
      personName: "Δοκιμάκη Μαρία",
      community: "vil.voutes",
      hasFile: false,
      values: { community: "vil.voutes", fatherName: "Πέτρος" },
      current: null,
      leadId: null,
      reason: "out-of-reach",
      writtenAt: NOW,
    });
    const followers = items.filter(({ leadId }) => leadId !== null);
    expect(followers.map(({ collection, leadId }) => [collection, leadId])).toEqual(
      expect.arrayContaining([
        ["personName", lead?.id],
        ["phone", lead?.id],
      ]),
    );
    expect(followers.every(({ personName }) => personName === "Δοκιμάκη Μαρία")).toBe(true);
  });

  test("a change: what was typed stands beside what is there now", async () => {
    const person = aPerson({ community: "vil.avgeniki", fatherName: "Μάρκος" });
    applySystemOps(db, [person], NOW);
    await social.sync([
      social.op({
        collection: "beneficiary",
        id: person.id,
        fields: { fatherName: "Πέτρος", birth: "χθες", motherName: "Ελένη" },
      }),
    ]);
    expect(heard("clerk")).toMatchObject([
      {
        reason: "bad-value",
        hasFile: true,
        fields: ["fatherName", "birth", "motherName"],
        values: { fatherName: "Πέτρος", birth: "χθες" },
        current: { fatherName: "Μάρκος", birth: null, motherName: null },
      },
    ]);
  });

  test("[S1] a value, a name and a count reach nobody without the right to that compartment and area", async () => {
    const { person } = await sharedPerson(db, social);
    const secret = "σύριγγες";
    const nurse = aReplica(db, "nurse");
    await nurse.sync([
      nurse.op({
        collection: "allergy",
        id: aRecordId(),
        fields: { personId: person, substance: secret, reaction: 7 },
      }),
    ]);
    expect(heard("nurse")).toMatchObject([{ values: { substance: secret } }]);
    for (const other of ["social", "mediator", "clerk", "driver"] as const) {
      expect(heard(other)).toEqual([]);
      expect(JSON.stringify(heard(other))).not.toContain(secret);
    }
  });

  test("[S1] what a colleague wrote about somebody of another area is not heard of beside one's own", async () => {
    const person = aPerson({ community: "vil.siva" });
    applySystemOps(db, [person], NOW);
    const elsewhere = aPerson({ community: "vil.voutes", fatherName: "Μυστικός" });
    await social.sync([
      social.op(elsewhere),
      social.op({ collection: "beneficiary", id: person.id, fields: { birth: "χθες" } }),
    ]);
    const seen = heard("clerk");
    expect(seen.map(({ recordId, leadId }) => [recordId, leadId])).toEqual([[person.id, null]]);
    expect(JSON.stringify(seen)).not.toContain("Μυστικός");
  });

  test("of a collection nobody knows only the names of its fields are said", async () => {
    await social.sync([social.op({ collection: "nothingWeKnow", id: aRecordId(), fields: { what: "x" } })]);
    expect(heard("coordinator")).toMatchObject([{ fields: ["what"], values: {}, current: null }]);
  });

  test("what follows what follows leads to the first", async () => {
    const person = aPerson({ community: "vil.avgeniki" });
    applySystemOps(db, [person], NOW);
    const change = (fields: Record<string, unknown>) =>
      social.op({ collection: "beneficiary", id: person.id, fields });
    await social.sync([
      change({ birth: "χθες" }),
      change({ fatherName: "Πέτρος" }),
      change({ motherName: "Ελένη" }),
    ]);
    const items = heard("clerk");
    const lead = items.find(({ reason }) => reason === "bad-value");
    expect(items.map(({ leadId }) => leadId).filter((id) => id === lead?.id)).toHaveLength(2);
  });
});
