import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { readReplica } from "../db/replicas";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

interface Copy {
  scope: string;
  withdrawn: number | null;
  removed: number | null;
}
const copiesOf = (replica: string): Copy[] =>
  db.sqlite
    .prepare("select scope, withdrawn_at as withdrawn, removed_at as removed from copy where replica = ?")
    .all(replica) as Copy[];
const waiting = () =>
  db.sqlite.prepare("select reason from quarantine where state = 'waiting'").pluck().all() as string[];
const deactivate = (name: "social" | "nurse") =>
  applySystemOps(db, [{ collection: "staff", id: staffId(name), fields: { active: false } }], NOW);

describe("who works here no more", () => {
  test("[S6] hands over what is left, into review, and reads nothing", async () => {
    const social = aReplica(db, "social");
    const { person } = await sharedPerson(db, social);
    await social.sync();
    const lines = [
      social.op(aPerson()),
      social.op({
        collection: "beneficiary",
        id: person,
        base: social.base(person),
        fields: { fatherName: "Αργά" },
      }),
    ];
    deactivate("social");
    const heard = await social.sync(lines);
    expect(heard.answer.results.map(([, , status]) => status)).toEqual(["quarantined", "quarantined"]);
    expect(heard.answer).toMatchObject({ ended: true, scopes: {} });
    expect(heard.frames).toEqual([]);
    expect(waiting()).toEqual(["access-ended", "access-ended"]);
    expect(readRecord(db, "beneficiary", person)?.fields["fatherName"]).not.toBe("Αργά");
    const again = await social.sync(lines);
    expect(again.answer.results).toEqual(heard.answer.results);
    expect(waiting()).toHaveLength(2);
  });

  test("[S6] so does a device that was given up; what was taken before keeps its result", async () => {
    const social = aReplica(db, "social");
    const before = social.op(aPerson());
    const first = await social.sync([before]);
    db.sqlite.prepare("update replica set revoked_at = ? where id = ?").run(NOW, social.id);
    const heard = await social.sync([before, social.op(aPerson())]);
    expect(heard.answer.results).toEqual([first.answer.results[0], [1, 2, "quarantined", 0]]);
    expect(heard.frames).toEqual([]);
    // It may be emptied now: nothing of what has just come is said to be only there.
    expect(readReplica(db, social.id)?.unsent).toBe(0);
  });

  test("[S6] [P1] without the replica's key nothing is taken, ended or not", async () => {
    const social = aReplica(db, "social");
    deactivate("social");
    social.counter = 1;
    const refused = await social.send(social.body([social.op(aPerson())]), "AAAA");
    expect(refused).toMatchObject({ ok: false, status: 401 });
    expect(waiting()).toEqual([]);
  });

  test("[S2] [S6] the removal of its copies is on record only when the device says so", async () => {
    const social = aReplica(db, "social");
    await sharedPerson(db, social);
    await social.sync();
    deactivate("social");
    const cursors = { ...social.cursors };
    await social.sync();
    social.cursors = cursors;
    // The answer that took the scopes away was lost: the device asks again as it stood.
    await social.sync([], false);
    expect(
      copiesOf(social.id).every(({ withdrawn, removed }) => withdrawn !== null && removed === null),
    ).toBe(true);
    social.cursors = {};
    await social.sync([], false);
    expect(copiesOf(social.id).every(({ removed }) => removed !== null)).toBe(true);
  });
});

describe("a scope that was taken away", () => {
  const AREA = "area:vil.siva/core";
  const copyOf = (replica: string) => copiesOf(replica).find(({ scope }) => scope === AREA);
  const setAreas = (areas: string[]) =>
    applySystemOps(db, [{ collection: "structure", id: "str.office", fields: { areas } }], NOW);

  test("[S2] is on record as given, withdrawn, and removed once the device no longer names it", async () => {
    const social = aReplica(db, "social");
    await social.sync();
    expect(copyOf(social.id)).toEqual({ scope: AREA, withdrawn: null, removed: null });
    const areas = readRecord(db, "structure", "str.office")?.fields["areas"] as string[];
    setAreas(areas.filter((area) => area !== "vil.siva"));
    const named = { ...social.cursors };
    await social.sync();
    expect(copyOf(social.id)).toEqual({ scope: AREA, withdrawn: NOW, removed: null });
    // Hidden, but own work in it is still on its way: the device says so.
    social.leaving = [AREA];
    await social.sync();
    expect(copyOf(social.id)?.removed).toBeNull();
    social.leaving = [];
    await social.sync([], false);
    expect(copyOf(social.id)?.removed).toBe(NOW);
    expect(named[AREA]).toBeDefined();
    setAreas(areas);
    await social.sync();
    expect(copyOf(social.id)).toEqual({ scope: AREA, withdrawn: null, removed: null });
  });
});
