import { beforeEach, describe, expect, test } from "vitest";
import { instantOf } from "@konta/shared/base/local-date";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { opTextOf } from "../db/ops";
import { grantedScopes } from "./granted-scopes";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aRecordId, TestReplica } from "./test-replica";

let db: Database;
let now = NOW;
beforeEach(() => {
  db = aMunicipality();
  now = NOW;
});

const scopesOf = (name: Parameters<typeof staffId>[0], kind: "field" | "office" = "field") =>
  grantedScopes(db, staffId(name), kind, now)?.copies ?? [];

const anOuting = (day: string, closedAt?: number) => ({
  collection: "outing",
  id: aRecordId(),
  fields: {
    day,
    communities: ["vil.voutes"],
    team: [staffId("social2"), staffId("driver")],
    ...(closedAt ? { closedAt } : {}),
  },
});

/** A record of every compartment about one person of Avgeniki. */
function fullFile() {
  const personId = aRecordId();
  const about = (collection: string, fields: Record<string, unknown>) => ({
    collection,
    id: aRecordId(),
    fields: { personId, ...fields },
  });
  const records = [
    { collection: "beneficiary", id: personId, fields: { community: "vil.avgeniki" } },
    about("visitNote", { visitId: aRecordId(), note: "SOCIALMARK" }),
    about("allergy", { substance: "HEALTHMARK" }),
    about("psychNote", { note: "PSYCHMARK" }),
    about("legalNote", { note: "LEGALMARK" }),
    about("safeAddress", { address: "PROTECTEDMARK" }),
  ];
  applySystemOps(db, records, now);
  return { personId, records };
}

describe("granted scopes", () => {
  test("[S1] a structure grants its own areas, per compartment the role reads", () => {
    expect(scopesOf("mediator")).toContain("area:vil.avgeniki/core");
    expect(scopesOf("mediator")).toContain("area:none/social");
    expect(scopesOf("mediator").some((scope) => /health|psych|legal|protected/.test(scope))).toBe(false);
    expect(scopesOf("nurse")).toContain("area:vil.siva/health");
    expect(scopesOf("driver").filter((scope) => scope.startsWith("area:"))).toEqual([]);
  });

  test("[S1] an office desktop is a replica without area copies, and may still write there", () => {
    expect(scopesOf("clerk", "office").filter((scope) => scope.startsWith("area:"))).toEqual([]);
    expect(grantedScopes(db, staffId("clerk"), "office", now)?.reach.has("area:vil.siva/core")).toBe(true);
  });

  test("[S1] an outing grants its areas from 16:00 of the working day before, seven days at most", () => {
    applySystemOps(db, [anOuting("2026-11-30")], now);
    const granted = (day: string, minutes: number) => {
      now = instantOf(day, minutes);
      return scopesOf("social2").includes("area:vil.voutes/core");
    };
    expect(granted("2026-11-27", 15 * 60 + 59)).toBe(false);
    expect(granted("2026-11-27", 16 * 60)).toBe(true);
    expect(granted("2026-12-06", 23 * 60 + 59)).toBe(true);
    expect(granted("2026-12-07", 0)).toBe(false);
  });

  test("[S1] 72 hours after its closing was delivered an outing grants nothing", () => {
    applySystemOps(db, [anOuting("2026-11-23", NOW)], NOW);
    now = NOW + 72 * 3_600_000 - 1;
    expect(scopesOf("social2")).toContain("area:vil.voutes/core");
    now = NOW + 72 * 3_600_000;
    expect(scopesOf("social2")).not.toContain("area:vil.voutes/core");
  });

  test("[S1] the 72 hours count from the closing, however the outing is changed afterwards", () => {
    const outing = anOuting("2026-11-23", NOW);
    applySystemOps(db, [outing], NOW);
    const later = NOW + 71 * 3_600_000;
    applySystemOps(db, [{ ...outing, fields: { vehicle: "HPA 1234" } }], later);
    now = later;
    expect(scopesOf("social2")).toContain("area:vil.voutes/core");
    now = NOW + 72 * 3_600_000;
    expect(scopesOf("social2")).not.toContain("area:vil.voutes/core");
  });

  test("somebody deactivated has no scopes", () => {
    applySystemOps(db, [{ collection: "staff", id: staffId("nurse"), fields: { active: false } }], now);
    expect(grantedScopes(db, staffId("nurse"), "field", now)).toBeNull();
  });
});

describe("what crosses the wire", () => {
  test("[S1] a compartment is granted only to a replica that has a key for it; the rest goes on arriving", async () => {
    const held = ["core", "benefit", "social", "registry", "personal", "outing"] as const;
    const social = new TestReplica(
      db,
      staffId("social"),
      () => now,
      "field",
      () => now,
      held,
    );
    await social.sync();
    const roles = ["social_worker", "lawyer"];
    applySystemOps(db, [{ collection: "staff", id: staffId("social"), fields: { roles } }], now);
    const { records } = fullFile();
    await social.sync();
    expect(Object.keys(social.cursors).filter((scope) => scope.endsWith("/legal"))).toEqual([]);
    expect([...social.rows.values()].some((row) => row.collection === "legalNote")).toBe(false);
    expect(social.rows.has(records[1]?.id ?? "")).toBe(true);
    // Nothing to say is said in one round trip again (rule P9).
    expect((await social.sync([], false)).answer.want).toBeUndefined();
  });

  test("[S1] each role receives the compartments of the table and no byte of the others", async () => {
    fullFile();
    const marks = async (name: Parameters<typeof staffId>[0]) => {
      const one = new TestReplica(db, staffId(name), () => now);
      const { frames } = await one.sync();
      const text = JSON.stringify(frames.map(({ rows }) => rows));
      return ["SOCIAL", "HEALTH", "PSYCH", "LEGAL", "PROTECTED"].filter((mark) =>
        text.includes(`${mark}MARK`),
      );
    };
    expect(await marks("mediator")).toEqual(["SOCIAL"]);
    expect(await marks("nurse")).toEqual(["SOCIAL", "HEALTH"]);
    expect(await marks("psychologist")).toEqual(["SOCIAL", "PSYCH"]);
    expect(await marks("clerk")).toEqual([]);
    expect(await marks("driver")).toEqual([]);
  });

  test("[P3] a push into a denied compartment waits in quarantine; its valid neighbours are applied", async () => {
    const { personId } = fullFile();
    const mediator = new TestReplica(db, staffId("mediator"), () => now);
    const allergyId = aRecordId();
    const phoneId = aRecordId();
    const heard = await mediator.sync([
      mediator.op({ collection: "allergy", id: allergyId, fields: { personId, substance: "γύρη" } }),
      mediator.op({ collection: "phone", id: phoneId, fields: { personId, number: "6900000001" } }),
    ]);
    expect(heard.answer.results.map(([, , status]) => status)).toEqual(["quarantined", "applied"]);
    expect(readRecord(db, "allergy", allergyId)).toBeNull();
    expect(readRecord(db, "phone", phoneId)).not.toBeNull();
    expect(opTextOf(db, { replica: mediator.id, incarnation: 1, n: 1 })).toContain("γύρη");
  });

  test("[S3] when a person moves, what hangs on her moves too and the old area hears that it is gone", async () => {
    const { personId, records } = fullFile();
    const nurse = new TestReplica(db, staffId("nurse"), () => now);
    await nurse.sync();
    await nurse.sync([
      nurse.op({
        collection: "beneficiary",
        id: personId,
        base: nurse.base(personId),
        fields: { community: "vil.siva" },
      }),
    ]);
    for (const { collection, id } of records.slice(0, 4))
      expect(readRecord(db, collection, id)?.scope).toMatch(/^area:vil\.siva\//);
    expect(nurse.rows.get(personId)?.state).toBe("live");
    const gone = db.sqlite
      .prepare("select count(*) as n from gone where scope like 'area:vil.avgeniki/%'")
      .get();
    expect(gone).toEqual({ n: records.length });
  });

  test("health, psych, legal and protected values are sealed in the file, with the ops that brought them", () => {
    fullFile();
    const dump = db.sqlite.serialize();
    for (const mark of ["HEALTHMARK", "PSYCHMARK", "LEGALMARK", "PROTECTEDMARK"])
      expect(dump.includes(mark)).toBe(false);
    expect(dump.includes("SOCIALMARK")).toBe(true);
  });
});
