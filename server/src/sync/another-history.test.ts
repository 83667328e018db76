import { hash64 } from "@konta/shared/base/hash64";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLines } from "../db/audit";
import { renewEpoch } from "../db/epochs";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { headSeq } from "../db/sequence";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, sharedPerson } from "./test-person";
import { putBack } from "./test-put-back";
import { aRecordId, TestReplica } from "./test-replica";

let db: Database;
let social: TestReplica;
beforeEach(() => {
  db = aMunicipality();
  social = new TestReplica(db, staffId("social"), () => NOW);
});

const statuses = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);

const epochsBegun = (): unknown => db.sqlite.prepare("select count(*) from past_epoch").pluck().get();

describe("a server put back without a word", () => {
  test("[S5] a cursor beyond the head begins a new epoch: everything is read again from 0", async () => {
    await social.sync();
    const [seq, before] = [headSeq(db), db.epoch];
    const lost = aPerson();
    await social.sync([social.op(lost)]);
    putBack(db, seq);
    applySystemOps(db, [aPerson({ community: "vil.siva" })], NOW);
    const heard = await social.sync();
    expect(heard.answer.epoch).not.toBe(before);
    expect(db.sqlite.prepare("select epoch from meta").get()).toEqual({ epoch: heard.answer.epoch });
    const registry = heard.frames.find(({ head }) => head.scope === "registry");
    expect(registry?.head.lo).toBe(0);
  });

  test("[S5] an epoch of which nothing is known is of a history that is lost: a new one begins, once for all who know it", async () => {
    const nurse = new TestReplica(db, staffId("nurse"), () => NOW);
    const { phone } = await sharedPerson(db, social, nurse);
    const [first, second] = [db.epoch, "epoch-of-a-lost-history"];
    social.epoch = nurse.epoch = second;
    const heard = await social.sync();
    expect([first, second]).not.toContain(heard.answer.epoch);
    expect((await nurse.sync()).answer.epoch).toBe(heard.answer.epoch);
    // What the first history of the old name said does not count as seen in its second one.
    const base: [string, number] = [first, headSeq(db)];
    const late = social.op({ collection: "phone", id: phone, base, fields: { number: "6900000009" } });
    expect(await statuses(social, [late])).toEqual(["conflict"]);
  });

  test("[S5] [M2] a base of the lost history never overwrites without a conflict", async () => {
    await social.sync();
    const { phone } = await sharedPerson(db, social);
    const base: [string, number] = [db.epoch, headSeq(db) + 1_000];
    const change = social.op({ collection: "phone", id: phone, base, fields: { number: "6900000009" } });
    expect(await statuses(social, [change])).toEqual(["conflict"]);
    expect(readConflict(db, "phone", phone, "number")?.sides.map((side) => side.value)).toEqual([
      "6900000000",
      "6900000009",
    ]);
  });

  test("[M2] a base of an earlier epoch within its cut is still seen, beyond it is not", async () => {
    const { phone } = await sharedPerson(db, social);
    const [epoch, seq] = social.base(phone);
    renewEpoch(db);
    db.sqlite.prepare("update past_epoch set cut = ?").run(seq);
    const change = (at: number, number: string) =>
      social.op({ collection: "phone", id: phone, base: [epoch, at], fields: { number } });
    expect(await statuses(social, [change(seq, "1")])).toEqual(["applied"]);
    expect(await statuses(social, [change(seq + 1, "2")])).toEqual(["conflict"]);
  });
});

describe("what follows on ops that are lost", () => {
  test("[S5] is not taken before they are offered again, also behind something older that is here", async () => {
    await social.sync();
    const stays = social.op(aPerson());
    await social.sync([stays]);
    const seq = headSeq(db);
    const person = aPerson();
    const lost = social.op(person);
    await social.sync([lost]);
    const edit = social.op({ ...person, base: [db.epoch, headSeq(db)], fields: { motherName: "Μαρία" } });
    putBack(db, seq);
    renewEpoch(db);
    expect(await statuses(social, [stays, edit])).toEqual(["applied"]);
    expect(await statuses(social, [lost, edit])).toEqual(["applied", "applied"]);
  });
});

describe("a replica that names what is not here", () => {
  test("[S5] begins another history once, however often it says so, and the operator can read whose word it was", async () => {
    await social.sync();
    social.custody = 7;
    for (let time = 0; time < 4; time += 1) await social.sync();
    expect(epochsBegun()).toBe(1);
    expect(auditLines(db, 10, 0).filter(({ what }) => what === "put-back-noticed")).toMatchObject([
      { at: NOW, staffId: "", subject: social.id },
    ]);
  });

  test("[S5] begins one too by a cursor that never comes home, and two of them do not drive each other on", async () => {
    const nurse = new TestReplica(db, staffId("nurse"), () => NOW);
    for (const each of [social, nurse]) await each.sync();
    for (let time = 0; time < 4; time += 1) {
      social.cursors = { ...social.cursors, registry: 9_000 };
      await social.sync([], time % 2 === 0);
      nurse.custody = 7;
      await nurse.sync();
    }
    expect(epochsBegun()).toBe(2);
  });

  test("[S5] [P2] is understood where two lives have given the same number: the op's own hash is asked for", async () => {
    const lines = [social.op(aPerson()), social.op(aPerson())];
    await social.sync(lines);
    social.custody = 2;
    social.custodyHash = hash64(lines[1]?.text ?? "");
    await social.sync();
    expect(epochsBegun()).toBe(0);
    // Of the profile that was put back: number 2 was given once more, and the server of then has lost it.
    social.custodyHash = hash64("another op with the same number");
    await social.sync();
    expect(epochsBegun()).toBe(1);
  });

  test("[S5] is believed again once it has named where it stands under the new epoch", async () => {
    await social.sync();
    social.custody = 7;
    await social.sync();
    social.custody = undefined;
    social.cursors = {};
    await social.sync();
    const lines = [social.op(aPerson()), social.op(aPerson())];
    const seq = headSeq(db);
    await social.sync(lines);
    const { epoch } = db;
    putBack(db, seq);
    social.custody = 2;
    social.cursors = {};
    await social.sync();
    expect(db.epoch).not.toBe(epoch);
  });
});

describe("what is offered again after a restore", () => {
  const inVoutes = () => ({
    collection: "beneficiary",
    id: aRecordId(),
    fields: { community: "vil.voutes" },
  });

  test("[S5] is judged by the author's roles, not by the reach of today, and only once", async () => {
    const before = { collection: "beneficiary", id: aRecordId(), fields: { community: "vil.siva" } };
    await social.sync([social.op(before)]);
    await social.sync();
    renewEpoch(db);
    // The outing and its grant came after the backup; so did what was written there and acknowledged.
    const [person, health] = [inVoutes(), aRecordId()];
    const lines = [
      social.op(person),
      social.op({ collection: "allergy", id: health, fields: { personId: person.id, substance: "γύρη" } }),
    ];
    social.waiting = 2;
    await social.sync();
    social.waiting = 0;
    expect(await statuses(social, lines)).toEqual(["applied", "quarantined"]);
    expect(readRecord(db, "beneficiary", person.id)?.scope).toBe("area:vil.voutes/core");
    await social.sync();
    expect(await statuses(social, [social.op(inVoutes())])).toEqual(["quarantined"]);
    social.epoch = "an old one";
    expect(await statuses(social, [social.op(inVoutes())])).toEqual(["quarantined"]);
  });

  test("[S5] a replica that names an epoch nobody restored gets nothing by it", async () => {
    await social.sync();
    social.epoch = "invented";
    expect(await statuses(social, [social.op(inVoutes())])).toEqual(["quarantined"]);
  });
});
