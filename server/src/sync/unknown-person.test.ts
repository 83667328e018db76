import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { conflictId, readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let social: TestReplica;
let social2: TestReplica;
beforeEach(() => {
  db = aMunicipality();
  // One whose structure serves no community: she reads `area:none` and nothing else of people.
  applySystemOps(
    db,
    [{ collection: "staff", id: "staff.social2", fields: { structure: "str.mobile" } }],
    NOW,
  );
  [social, social2] = [aReplica(db, "social"), aReplica(db, "social2")];
});
const noteAbout = (personId: string) => ({
  collection: "visitNote",
  id: aRecordId(),
  fields: { personId, visitId: aRecordId(), note: "βία στο σπίτι" },
});
const has = (who: TestReplica, id: string) => who.rows.has(id);

describe("what is about somebody who is not here", () => {
  test("[S1] is taken and sent to nobody, until she comes: then it lies in her area", async () => {
    const person = aPerson({ community: "vil.siva" });
    const note = noteAbout(person.id);
    expect((await social.sync([social.op(note)])).answer.results[0]?.[2]).toBe("applied");
    await social2.sync();
    expect(has(social2, note.id)).toBe(false);
    expect(readRecord(db, "visitNote", note.id)?.scope).toBe(`unknown:${person.id}/social`);

    const nurse = aReplica(db, "nurse");
    await nurse.sync([nurse.op(person)]);
    expect(readRecord(db, "visitNote", note.id)?.scope).toBe("area:vil.siva/social");
    await social.sync();
    await social2.sync();
    expect([has(social, note.id), has(social2, note.id)]).toEqual([true, false]);
  });

  test("[S1] a person whose community nobody knows is everybody's, with what hangs on her", async () => {
    const person = { ...aPerson(), fields: { fatherName: "Μάρκος" } };
    const note = noteAbout(person.id);
    await social.sync([social.op(person), social.op(note)]);
    await social2.sync();
    expect(has(social2, note.id)).toBe(true);
  });
});

describe("a record that turns out to be about somebody else", () => {
  test("[S1] [S3] takes its disagreements along, open and decided ones: nobody of the old area is sent them", async () => {
    const nurse = aReplica(db, "nurse");
    const { person } = await sharedPerson(db, social, nurse);
    const other = aPerson({ community: "vil.siva" });
    const note = noteAbout(person);
    await social.sync([social.op(other), social.op(note)]);
    await nurse.sync();
    const say = (who: TestReplica, field: string, value: string) =>
      who.op({ collection: "visitNote", id: note.id, base: who.base(note.id), fields: { [field]: value } });
    await social.sync();
    const [one, two] = [say(social, "note", "Α"), say(nurse, "note", "Β")];
    const [three, four] = [say(social, "request", "Γ"), say(nurse, "request", "Δ")];
    await social.sync([one, three]);
    await nurse.sync([two, four]);
    await social.sync();
    const sides = readConflict(db, "visitNote", note.id, "request")?.sides ?? [];
    const decide = (field: string, value: string, seqs: number[]) =>
      social.op({
        collection: "visitNote",
        id: note.id,
        base: social.base(note.id),
        fields: { [field]: value },
        resolves: { [field]: seqs },
      });
    await social.sync([
      decide(
        "request",
        "Γ",
        sides.map(({ seq }) => seq),
      ),
    ]);
    const moved = { collection: "visitNote", id: note.id, base: social.base(note.id) };
    await social.sync([social.op({ ...moved, fields: { personId: other.id } })]);
    await social.sync();
    const wrong = readConflict(db, "visitNote", note.id, "personId")?.sides ?? [];
    await social.sync([
      decide(
        "personId",
        other.id,
        wrong.map(({ seq }) => seq),
      ),
    ]);

    expect(readRecord(db, "visitNote", note.id)).toMatchObject({
      scope: "area:vil.siva/social",
      personId: other.id,
    });
    for (const field of ["note", "request", "personId"])
      expect(readRecord(db, "conflict", conflictId("visitNote", note.id, field)), field).toMatchObject({
        scope: "area:vil.siva/social",
        personId: other.id,
        fields: { personId: other.id },
      });
  });
});
