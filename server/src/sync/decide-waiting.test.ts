import { err, ok } from "@konta/shared/base/result";
import { hash64 } from "@konta/shared/base/hash64";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { type QuarantineEntry, waitingOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { rejectWaiting, releaseWaiting } from "./decide-waiting";
import { grantedScopes } from "./granted-scopes";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let social: TestReplica;
beforeEach(() => {
  db = aMunicipality();
  social = aReplica(db, "social");
});

const waiting = (reason: string): QuarantineEntry => {
  const entry = waitingOf(db, social.id).find((each) => each.reason === reason);
  if (!entry) throw new Error(`nothing waits for ${reason}`);
  return entry;
};
const reasons = () => waitingOf(db, social.id).map(({ n, reason }) => [n, reason]);
const decision = (by: Parameters<typeof staffId>[0]) => ({
  by: staffId(by),
  at: NOW + 1,
  why: "σωστή κοινότητα",
});
function release(reason: string, by: Parameters<typeof staffId>[0]) {
  const grants = grantedScopes(db, staffId(by), "office", NOW);
  if (!grants) throw new Error("no grants");
  return releaseWaiting(db, waiting(reason), grants, decision(by));
}

/** Somebody of a community that the social worker does not serve, and what she wrote about her. */
async function aFileElsewhere() {
  const person = aPerson({ community: "vil.voutes" });
  const about = { personId: person.id };
  const ids = { phone: aRecordId(), visitNote: aRecordId() };
  const create = social.op({ group: "save", ...person });
  const note = { ...about, visitId: aRecordId(), note: "ναι" };
  await social.sync([
    create,
    social.op({ group: "save", collection: "visitNote", id: ids.visitNote, fields: note }),
    social.op({ collection: "phone", id: ids.phone, fields: { ...about, number: "6900000001" } }),
    social.op({
      collection: "beneficiary",
      id: person.id,
      prev: { fatherName: hash64(create.text) },
      fields: { fatherName: "Πέτρος" },
    }),
  ]);
  return { person, ...ids };
}

describe("letting in what waits", () => {
  test("[P3] the op and what it held up are applied in order, in the author's name; who let them in is kept", async () => {
    const { person, phone, visitNote } = await aFileElsewhere();
    expect(reasons()).toEqual([
      [1, "out-of-reach"],
      [2, "held"],
      [3, "held"],
      [4, "held"],
    ]);
    // The social note is in a compartment the coordinator only reads, in an area its author does not serve.
    expect(release("out-of-reach", "coordinator")).toEqual(ok({ applied: 3 }));
    expect(reasons()).toEqual([[2, "out-of-reach"]]);
    const stored = readRecord(db, "beneficiary", person.id);
    expect(stored?.fields).toMatchObject({ community: "vil.voutes", fatherName: "Πέτρος" });
    expect([stored?.createdBy, stored?.changedBy]).toEqual([staffId("social"), staffId("social")]);
    expect(readRecord(db, "phone", phone)?.scope).toBe("area:vil.voutes/core");
    expect(readRecord(db, "visitNote", visitNote)).toBeNull();
    const kept = db.sqlite
      .prepare("select state, decided_by, decided_at, why from quarantine where n = 1")
      .get();
    expect(kept).toEqual({
      state: "released",
      decided_by: staffId("coordinator"),
      decided_at: NOW + 1,
      why: "σωστή κοινότητα",
    });
  });

  test("[P2] [P3] the replica hears once by itself what became of it, and whenever it asks; the author is told", async () => {
    const person = aPerson({ community: "vil.voutes" });
    const { id } = person;
    const line = social.op(person);
    await social.sync([line]);
    release("out-of-reach", "coordinator");
    const heard = await social.sync();
    expect(heard.answer.results).toMatchObject([[1, 1, "applied", readRecord(db, "beneficiary", id)?.seq]]);
    expect((await social.sync([line])).answer.results).toEqual(heard.answer.results);
    const notices = [...social.rows.values()].filter((row) => row.collection === "notice");
    expect(notices.map((row) => row.fields)).toMatchObject([{ kind: "resolved", reason: "released" }]);
  });

  test("[P3] [P1] an answer that is lost after it was let in is told again, until the notice has come", async () => {
    await social.sync([social.op(aPerson({ community: "vil.voutes" }))]);
    release("out-of-reach", "coordinator");
    social.counter += 1;
    await social.send(social.body([]));
    const told = (await social.sync()).answer.results.map(([, n, status]) => [n, status]);
    expect(told).toEqual([[1, "applied"]]);
    expect((await social.sync()).answer.results).toEqual([]);
  });

  test("[P3] whoever may not write there, or reaches neither, changes nothing", async () => {
    await social.sync([social.op(aPerson({ community: "vil.voutes" }))]);
    expect(release("out-of-reach", "nurse")).toEqual(err("out-of-reach"));
    expect(release("out-of-reach", "driver")).toEqual(err("not-authorised"));
    expect(reasons()).toEqual([[1, "out-of-reach"]]);
    expect(waiting("out-of-reach").decidedBy).toBeNull();
  });

  test("[P3] [S1] nobody is let into a community that the registry does not have: the file would lie where nobody looks", async () => {
    const unknown = aPerson({ community: "vil.nowhere" });
    await social.sync([social.op(unknown)]);
    expect(release("out-of-reach", "coordinator")).toEqual(err("bad-value"));
    expect(readRecord(db, "beneficiary", unknown.id)).toBeNull();
    expect(reasons()).toEqual([[1, "out-of-reach"]]);
  });

  test("[P3] a community that was taken out of the registry is none any more, also for somebody who moves there", async () => {
    const { person: id } = await sharedPerson(db, social);
    const fields = { community: "vil.voutes" };
    await social.sync([social.op({ collection: "beneficiary", id, base: social.base(id), fields })]);
    db.sqlite.prepare("update record set deleted = 1 where id = 'vil.voutes'").run();
    expect(release("out-of-reach", "coordinator")).toEqual(err("bad-value"));
    expect(readRecord(db, "beneficiary", id)?.fields.community).toBe("vil.avgeniki");
  });

  test("[B3] [P3] what names a file or a referral that is not there is not let in by anybody: no restore explains it", async () => {
    const { person } = await sharedPerson(db, social);
    const step = { personId: person, referralId: aRecordId(), to: "sent", day: "2026-11-23" };
    await social.sync([
      social.op({ collection: "redirect", id: person, fields: { personId: person, into: aRecordId() } }),
      social.op({ collection: "referralEvent", id: aRecordId(), fields: step }),
    ]);
    expect(reasons()).toEqual([
      [1, "no-record"],
      [2, "no-record"],
    ]);
    for (const entry of waitingOf(db, social.id)) {
      const grants = grantedScopes(db, staffId("coordinator"), "office", NOW);
      expect(grants && releaseWaiting(db, entry, grants, decision("coordinator"))).toEqual(err("no-record"));
    }
  });

  test("[P3] what is wrong in itself goes on waiting, with all that was saved with it", async () => {
    const { person } = await sharedPerson(db, social);
    const add = (number: unknown) =>
      social.op({
        group: "save",
        collection: "phone",
        id: aRecordId(),
        fields: { personId: person, number },
      });
    await social.sync([add("1"), add(7)]);
    expect(release("group", "coordinator")).toEqual(err("bad-value"));
    expect(reasons()).toEqual([
      [1, "group"],
      [2, "bad-value"],
    ]);
  });

  test("[M2] the op is merged by the base its author had: what was written meanwhile is not lost", async () => {
    const person = aPerson({ community: "vil.voutes" });
    applySystemOps(db, [person], NOW);
    const change = { collection: "beneficiary", id: person.id, fields: { fatherName: "Πέτρος" } };
    const base: [string, number] = [db.epoch, readRecord(db, "beneficiary", person.id)?.seq ?? 0];
    await social.sync([social.op({ ...change, base })]);
    applySystemOps(db, [{ ...change, fields: { fatherName: "Μάρκος" } }], NOW);
    expect(release("out-of-reach", "coordinator")).toEqual(ok({ applied: 1 }));
    const sides = readConflict(db, "beneficiary", person.id, "fatherName")?.sides ?? [];
    expect(sides.map((side) => [side.value, side.author])).toEqual([
      ["Μάρκος", ""],
      ["Πέτρος", staffId("social")],
    ]);
  });
});

describe("sending back what waits", () => {
  test("[P3] [S1] nothing is deleted, and what is about that person never lands in no area", async () => {
    const { person } = await aFileElsewhere();
    expect(rejectWaiting(db, waiting("out-of-reach"), decision("coordinator"))).toEqual({ applied: 0 });
    expect(reasons()).toEqual([
      [2, "held"],
      [3, "held"],
      [4, "no-record"],
    ]);
    rejectWaiting(db, waiting("no-record"), decision("coordinator"));
    expect(reasons()).toEqual([
      [2, "no-record"],
      [3, "no-record"],
    ]);
    expect(opTextOf(db, { replica: social.id, incarnation: 1, n: 1 })).toContain(person.id);
    const inNoArea = db.sqlite.prepare("select count(*) from record where scope like 'area:none/%'").pluck();
    expect(inNoArea.get()).toBe(0);
    await social.sync();
    const told = [...social.rows.values()].find((row) => row.fields.reason === "rejected");
    expect(told?.fields.kind).toBe("resolved");
  });

  test("[P3] what was saved with a wrong op, and what followed on its record, is judged on its own merits", async () => {
    const { person, phone } = await sharedPerson(db, social);
    const base = social.base(phone);
    const added = aRecordId();
    await social.sync([
      social.op({ group: "g", collection: "phone", id: phone, base, fields: { number: 7 } }),
      social.op({ group: "g", collection: "phone", id: added, fields: { personId: person, number: "2" } }),
      social.op({ collection: "phone", id: phone, base, fields: { number: "6900000002" } }),
    ]);
    expect(rejectWaiting(db, waiting("bad-value"), decision("clerk"))).toEqual({ applied: 2 });
    expect(readRecord(db, "phone", added)?.fields.number).toBe("2");
    expect(readRecord(db, "phone", phone)?.fields.number).toBe("6900000002");
    expect(reasons()).toEqual([]);
  });
});
