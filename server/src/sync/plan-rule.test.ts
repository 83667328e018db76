import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { readConflict } from "./keep-conflict";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aReplica } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let id = "";
beforeEach(() => {
  db = aMunicipality();
  id = aRecordId();
});

const TEAM = [staffId("nurse"), staffId("social2")];
const statusOf = async (from: TestReplica, change: Parameters<TestReplica["op"]>[0]) => {
  await from.sync();
  return (await from.sync([from.op(change)])).answer.results[0]?.[2];
};
const anOuting = (communities: readonly string[], day = "2026-11-24") => ({
  collection: "outing",
  id,
  fields: { day, communities, team: TEAM },
});
const edit = (fields: Record<string, unknown>) => ({ collection: "outing", id, fields });

describe("who plans outings", () => {
  test("[S1] the coordinator makes one anywhere and changes it, whatever the day", async () => {
    const coordinator = aReplica(db, "coordinator", "office");
    expect(await statusOf(coordinator, anOuting(["vil.voutes"], "2027-01-20"))).toBe("applied");
    expect(await statusOf(coordinator, { ...edit({ day: "2027-01-21" }), base: [db.epoch, 1e6] })).not.toBe(
      "quarantined",
    );
  });

  test("[S1] a social worker plans where her own structure serves, and sees what she planned", async () => {
    const social = aReplica(db, "social");
    expect(await statusOf(social, anOuting(["vil.siva"]))).toBe("applied");
    await social.sync();
    expect(social.rows.get(id)?.fields.communities).toEqual(["vil.siva"]);
    expect(await statusOf(social, { ...edit({ communities: ["vil.siva", "vil.voutes"] }) })).toBe(
      "quarantined",
    );
    const social2 = aReplica(db, "social2");
    id = aRecordId();
    expect(await statusOf(social2, anOuting(["vil.voutes"]))).toBe("quarantined");
  });

  test("[S1] nobody of the team widens her own areas: not by place, team or day, nor by removing and making it again", async () => {
    applySystemOps(db, [anOuting(["vil.voutes"])], NOW);
    const base: [string, number] = [db.epoch, readRecord(db, "outing", id)?.seq ?? 0];
    for (const name of ["nurse", "social2"] as const) {
      const tries = [
        edit({ communities: ["vil.voutes", "vil.skalani"] }),
        edit({ team: [staffId("mediator")] }),
        edit({ day: "2026-12-24" }),
        { collection: "outing", id, kind: "delete" as const },
        { ...anOuting(["vil.skalani"]), id: aRecordId() },
      ];
      for (const change of tries)
        expect(await statusOf(aReplica(db, name), { ...change, base })).toBe("quarantined");
    }
    expect(readRecord(db, "outing", id)?.fields).toMatchObject(anOuting(["vil.voutes"]).fields);
  });

  test("[S1] the team closes its day", async () => {
    applySystemOps(db, [anOuting(["vil.voutes"])], NOW);
    const nurse = aReplica(db, "nurse");
    expect(await statusOf(nurse, edit({ closedAt: NOW, communities: ["vil.voutes"] }))).toBe("applied");
  });

  test("[S1] [M7] deciding between two plans is for those who plan, also for the one that stands", async () => {
    applySystemOps(db, [anOuting(["vil.siva"])], NOW);
    const coordinators = [
      aReplica(db, "coordinator", "office"),
      aReplica(db, "coordinator", "office"),
    ] as const;
    const mediator = aReplica(db, "mediator");
    for (const each of [...coordinators, mediator]) await each.sync();
    for (const [at, each] of coordinators.entries())
      await each.sync([each.op({ ...edit({ team: [...TEAM, `staff.x${at}`] }), base: each.base(id) })]);
    const sides = readConflict(db, "outing", id, "team")?.sides ?? [];
    expect(sides).toHaveLength(2);
    const team = readRecord(db, "outing", id)?.fields.team;
    const resolves = { team: sides.map(({ seq }) => seq) };
    expect(await statusOf(mediator, { ...edit({ team }), base: [db.epoch, 1e6], resolves })).toBe(
      "quarantined",
    );
    expect(readConflict(db, "outing", id, "team")).not.toBeNull();
    const [first] = coordinators;
    expect(await statusOf(first, { ...edit({ team }), base: [db.epoch, 1e6], resolves })).toBe("applied");
  });
});
