import { hash64 } from "@konta/shared/base/hash64";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { allEntries, allWaiting } from "../db/quarantines";
import { readRecord } from "../db/records";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let social: TestReplica;
let personId = "";
beforeEach(async () => {
  db = aMunicipality();
  social = aReplica(db, "social");
  ({ person: personId } = await sharedPerson(db, social));
});

const reasons = () => allWaiting(db).map(({ n, reason }) => [n, reason]);
const statuses = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, n, status]) => [n, status]);

/** A phone, and two corrections of it that its author wrote before it was delivered. */
function aPhoneWithCorrections() {
  const id = aRecordId();
  const create = social.op({ collection: "phone", id, fields: { personId, number: "6900000001" } });
  const change = (number: string, after: { text: string }) =>
    social.op({ collection: "phone", id, prev: { number: hash64(after.text) }, fields: { number } });
  const first = change("6900000002", create);
  return { id, create, first, second: change("6900000003", first) };
}
const changeOf = (id: string, from: TestReplica) =>
  from.op({ collection: "phone", id, base: ["another", 7], fields: { number: "6900000009" } });

describe("what came before the record it is about", () => {
  test("[P3] [O6] corrections that were handed in first follow in their order, and nobody has to decide", async () => {
    const { id, create, first, second } = aPhoneWithCorrections();
    expect(await statuses(social, [second])).toEqual([[3, "quarantined"]]);
    // What it follows waits: so does it.
    expect(await statuses(social, [first])).toEqual([[2, "quarantined"]]);
    expect(reasons()).toEqual([
      [3, "missing-field"],
      [2, "missing-field"],
    ]);
    expect((await statuses(social, [create]))[0]).toEqual([1, "applied"]);
    expect(reasons()).toEqual([]);
    expect(readRecord(db, "phone", id)?.fields).toMatchObject({ number: "6900000003" });
    expect(readConflict(db, "phone", id, "number")).toBeNull();
    expect(allEntries(db).map(({ state, decidedBy }) => [state, decidedBy])).toEqual([
      ["released", ""],
      ["released", ""],
    ]);
    const notices = [...social.rows.values()].filter(({ collection }) => collection === "notice");
    expect(notices.map(({ fields }) => fields["reason"])).toEqual(["released", "released"]);
  });

  test("[P3] [S5] a colleague's change follows too, by her own right and the base she had", async () => {
    const nurse = aReplica(db, "nurse");
    const { id, create } = aPhoneWithCorrections();
    expect(await statuses(nurse, [changeOf(id, nurse)])).toEqual([[1, "quarantined"]]);
    await social.sync([create]);
    expect(reasons()).toEqual([]);
    const sides = readConflict(db, "phone", id, "number")?.sides ?? [];
    expect(sides.map(({ value, author }) => [value, author])).toEqual([
      ["6900000001", staffId("social")],
      ["6900000009", staffId("nurse")],
    ]);
  });

  test("[P3] a step of a referral follows its referral, with all that was saved with it", async () => {
    const agency = { el: "agy.goods", level: "named", sensitivity: "personal" };
    applySystemOps(db, [{ collection: "agency", id: "agy.goods", fields: agency }], NOW);
    const [referralId, phone] = [aRecordId(), aRecordId()];
    const step = { personId, referralId, to: "ready", day: "2026-11-23" };
    const words = { agency: "agy.goods", reason: "τρόφιμα", legalBasis: "social_protection" };
    const referral = social.op({ collection: "referral", id: referralId, fields: { personId, ...words } });
    const together = [
      social.op({ group: "one", collection: "referralEvent", id: aRecordId(), fields: step }),
      social.op({
        group: "one",
        collection: "phone",
        id: phone,
        fields: { personId, number: "6900000003" },
      }),
    ];
    await social.sync(together);
    expect(reasons()).toEqual([
      [2, "no-record"],
      [3, "group"],
    ]);
    await social.sync([referral]);
    expect(reasons()).toEqual([]);
    expect(readRecord(db, "phone", phone)?.deleted).toBe(false);
  });

  test("[P3] [S6] what its author may not do by herself goes on waiting, for the reason it has now", async () => {
    const [elsewhere, nurse] = [aReplica(db, "social2"), aReplica(db, "nurse")];
    const { id, create } = aPhoneWithCorrections();
    await elsewhere.sync([changeOf(id, elsewhere)]);
    await nurse.sync([changeOf(id, nurse)]);
    applySystemOps(db, [{ collection: "staff", id: staffId("nurse"), fields: { active: false } }], NOW);
    await social.sync([create]);
    expect(allWaiting(db).map(({ author, reason }) => [author, reason])).toEqual([
      [staffId("social2"), "out-of-reach"],
      [staffId("nurse"), "no-record"],
    ]);
    expect(readRecord(db, "phone", id)?.fields).toMatchObject({ number: "6900000001" });
  });
});
