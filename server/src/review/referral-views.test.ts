import { acceptedSeq, currentState } from "@konta/shared/domain/referral/current-state";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { expect, test } from "vitest";
import { readRecord, type StoredRecord } from "../db/records";
import { applySystemOps } from "../sync/system-ops";
import { aMunicipality, NOW } from "../sync/test-municipality";
import { aPerson, aReplica } from "../sync/test-person";
import { aRecordId } from "../sync/test-replica";
import { referralView } from "./referral-views";

test("[M4] a corrected day moves no step: device and office show the same state", async () => {
  const db = aMunicipality();
  const person = aPerson();
  const referral = {
    collection: "referral",
    id: aRecordId(),
    fields: { personId: person.id, agency: "agy.opeka" },
  };
  applySystemOps(db, [person, referral], NOW);
  const social = aReplica(db, "social");
  await social.sync();
  const step = (to: ReferralState) => {
    const id = aRecordId();
    const fields = { personId: person.id, referralId: referral.id, to, day: "2026-11-20" };
    return { collection: "referralEvent", id, fields };
  };
  const steps = (["ready", "sent", "received"] as const).map(step);
  applySystemOps(db, steps, NOW);
  const first = steps[0]?.id ?? "";
  await social.sync();
  await social.sync([
    social.op({
      collection: "referralEvent",
      id: first,
      base: social.base(first),
      fields: { day: "2026-11-19" },
    }),
  ]);
  await social.sync();
  // Everything the person has moves with her, too: each record takes a new seq.
  const moved = { collection: "beneficiary", id: person.id, fields: { community: "vil.siva" } };
  applySystemOps(db, [moved], NOW);
  await social.sync();

  const isRecord = (record: StoredRecord | null): record is StoredRecord => record !== null;
  const stored = steps.map(({ id }) => readRecord(db, "referralEvent", id)).filter(isRecord);
  const about = readRecord(db, "referral", referral.id);
  if (!about) throw new Error("no referral");
  const office = referralView(db, about, stored);
  const rows = [...social.rows.values()].filter((row) => row.collection === "referralEvent");
  const device = currentState(
    rows.map(({ id, seq, fields }) => ({
      id,
      to: fields["to"] as ReferralState,
      accepted: acceptedSeq(seq, fields),
      written: 0,
    })),
  );
  expect(rows.find(({ id }) => id === first)?.fields["day"]).toBe("2026-11-19");
  expect(office.state).toBe("received");
  expect(device.state).toBe(office.state);
  expect(device.contradicted).toEqual([]);
  expect(device.steps.map(({ id }) => id)).toEqual(office.steps.map(({ id }) => id));
});
