import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { waitingOf } from "../db/quarantines";
import { readRecord, recordsOfPersonIn } from "../db/records";
import { releaseWaiting } from "./decide-waiting";
import { grantedScopes } from "./granted-scopes";
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
  const agency = (id: string, sensitivity: string) => ({
    collection: "agency",
    id,
    fields: { el: id, level: "named", sensitivity },
  });
  applySystemOps(db, [agency("agy.goods", "personal"), agency("agy.shelter", "restricted")], NOW);
});

const statuses = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);

async function aReferral(agency: string): Promise<string> {
  const id = aRecordId();
  const fields = { personId, agency, reason: "τρόφιμα", legalBasis: "social_protection" };
  const referral = social.op({ collection: "referral", id, fields });
  expect(await statuses(social, [referral, step(social, id, "ready")])).toEqual(["applied", "applied"]);
  return id;
}
const step = (from: TestReplica, referralId: string, to: string, words: Record<string, unknown> = {}) =>
  from.op({
    collection: "referralEvent",
    id: aRecordId(),
    fields: { personId, referralId, to, day: "2026-11-23", ...words },
  });
const steps = () => recordsOfPersonIn(db, personId, "referralEvent").map(({ fields }) => fields.to);
const reasons = (from: TestReplica) => waitingOf(db, from.id).map(({ reason }) => reason);

describe("a step of a referral is judged by the server too", () => {
  test("[M4] to a restricted agency nobody sends without the head; her release is the approval", async () => {
    const id = await aReferral("agy.shelter");
    expect(await statuses(social, [step(social, id, "sent", { channel: "phone" })])).toEqual(["quarantined"]);
    expect(reasons(social)).toEqual(["step-not-allowed"]);
    expect(steps()).toEqual(["ready"]);
    const [entry] = waitingOf(db, social.id);
    const grants = grantedScopes(db, staffId("coordinator"), "office", NOW);
    if (!entry || !grants) throw new Error("nothing waits");
    const decision = { by: staffId("coordinator"), at: NOW, why: "εγκρίθηκε" };
    expect(releaseWaiting(db, entry, grants, decision).ok).toBe(true);
    expect(steps()).toEqual(["ready", "sent"]);
  });

  test("[M4] to an ordinary agency its author sends it, and a colleague does not", async () => {
    const id = await aReferral("agy.goods");
    const mediator = aReplica(db, "mediator");
    expect(await statuses(mediator, [step(mediator, id, "sent", { channel: "phone" })])).toEqual([
      "quarantined",
    ]);
    expect(await statuses(social, [step(social, id, "sent")])).toEqual(["quarantined"]);
    expect(reasons(social)).toEqual(["step-incomplete"]);
    expect(await statuses(social, [step(social, id, "sent", { channel: "phone" })])).toEqual(["applied"]);
  });

  test("[M4] nothing expires before thirty days, or without a reason", async () => {
    const id = await aReferral("agy.goods");
    await social.sync([step(social, id, "sent", { channel: "phone" })]);
    const clerk = aReplica(db, "clerk", "office");
    const expire = (day: string, reason?: string) =>
      step(clerk, id, "expired", { day, ...(reason ? { reason } : {}) });
    expect(await statuses(clerk, [expire("2026-12-22", "σιωπή")])).toEqual(["quarantined"]);
    expect(await statuses(clerk, [expire("2026-12-23")])).toEqual(["quarantined"]);
    expect(await statuses(clerk, [expire("2026-12-23", "σιωπή")])).toEqual(["applied"]);
  });

  test("[M4] a draft that lacks its legal basis does not become ready", async () => {
    const id = aRecordId();
    const referral = social.op({
      collection: "referral",
      id,
      fields: { personId, agency: "agy.goods", reason: "τρόφιμα" },
    });
    expect(await statuses(social, [referral, step(social, id, "ready")])).toEqual(["applied", "quarantined"]);
    expect(readRecord(db, "referral", id)).not.toBeNull();
  });

  test("[M4] of two that took it on without knowing of each other both are kept, the first one stands", async () => {
    const id = await aReferral("agy.goods");
    await social.sync([step(social, id, "sent", { channel: "phone" })]);
    const clerk = aReplica(db, "clerk", "office");
    const declined = step(clerk, id, "declined", { reason: "θέσεις" });
    const accepted = step(social, id, "accepted");
    expect(await statuses(clerk, [declined])).toEqual(["applied"]);
    expect(await statuses(social, [accepted])).toEqual(["applied"]);
    expect(new Set(steps())).toEqual(new Set(["accepted", "declined", "ready", "sent"]));
  });

  test("[P3] a step of a referral that waits is held; of one that nobody knows it waits", async () => {
    const id = aRecordId();
    const bad = social.op({ collection: "referral", id, fields: { personId, agency: 7 } });
    expect(await statuses(social, [bad, step(social, id, "ready")])).toEqual(["quarantined", "held"]);
    expect(await statuses(social, [step(social, aRecordId(), "ready")])).toEqual(["quarantined"]);
  });

  test("[M4] a step is never made another one, nor taken away, but by the head", async () => {
    await aReferral("agy.shelter");
    const [event] = recordsOfPersonIn(db, personId, "referralEvent");
    const about = { collection: "referralEvent", id: event?.id ?? "" };
    const from = async (
      name: "mediator" | "coordinator",
      change: Partial<Parameters<TestReplica["op"]>[0]>,
    ) => {
      const who = aReplica(db, name);
      await who.sync();
      const [status] = await statuses(who, [who.op({ ...about, base: who.base(about.id), ...change })]);
      return status === "quarantined" ? reasons(who)[0] : status;
    };
    const tries = [
      { fields: { to: "sent" } },
      { fields: { to: "ready" }, resolves: { to: [event?.seq ?? 0] } },
      { fields: { referralId: aRecordId() } },
      { kind: "delete" as const },
    ];
    for (const each of tries) expect(await from("mediator", each)).toBe("step-not-allowed");
    expect(await from("mediator", { fields: { told: "κ. Ρήγα" } })).toBe("applied");
    expect(steps()).toEqual(["ready"]);
    expect(await from("coordinator", { kind: "delete" })).toBe("applied");
  });
});
