import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aRecordId, TestReplica } from "./test-replica";

const DAY_MS = 86_400_000;

let db: Database;
let now = NOW;
let personId = "";
let social2: TestReplica;

/** A tablet that was out in Voutes, and comes back a month after the outing's grant has ended. */
beforeEach(async () => {
  db = aMunicipality();
  now = NOW;
  personId = aRecordId();
  const fields = { day: "2026-11-23", communities: ["vil.voutes"], team: [staffId("social2")] };
  applySystemOps(
    db,
    [
      { collection: "outing", id: aRecordId(), fields },
      { collection: "beneficiary", id: personId, fields: { community: "vil.voutes" } },
    ],
    now,
  );
  social2 = new TestReplica(db, staffId("social2"), () => now);
  await social2.sync();
  now += 30 * DAY_MS;
});

const phone = () =>
  social2.op({ collection: "phone", id: aRecordId(), fields: { personId, number: "6900000001" } });
const statuses = async (lines: Parameters<TestReplica["sync"]>[0]) =>
  new Set((await social2.sync(lines)).answer.results.map(([, , status]) => status));

describe("work from an area that was taken away", () => {
  test("[S2] a backlog of a thousand ops is applied whole, however many pushes it takes", async () => {
    const backlog = Array.from({ length: 1_000 }, phone);
    social2.waiting = 200;
    expect(await statuses(backlog.slice(0, 800))).toEqual(new Set(["applied"]));
    social2.waiting = 0;
    expect(await statuses(backlog.slice(800))).toEqual(new Set(["applied"]));
  });

  test("[S2] what was saved while the answer that took the area away was lost is applied too", async () => {
    const [first, second] = [phone(), phone()];
    social2.counter += 1;
    await social2.send(social2.body([first]));
    expect(await statuses([first, second])).toEqual(new Set(["applied"]));
  });

  test("[S2] [P2] what was answered as a fork is still on its way: it is judged by the same reach under the next life", async () => {
    await social2.sync([phone()]);
    // Rolled back to before that: it counts again from there, and has heard since that the area is gone.
    social2.n = 0;
    const again = phone();
    const { results, incarnation } = (await social2.sync([again])).answer;
    expect(results.map(([, , status]) => status)).toEqual(["fork"]);
    social2.incarnation = incarnation?.number ?? 0;
    expect(await statuses([{ ...again, incarnation: social2.incarnation }])).toEqual(new Set(["applied"]));
  });

  test("[S2] once it has handed everything over and knows its scopes, the area is closed to it", async () => {
    await social2.sync([phone()]);
    expect(social2.cursors).not.toHaveProperty("area:vil.voutes/core");
    await social2.sync();
    expect(await statuses([phone()])).toEqual(new Set(["quarantined"]));
  });

  test("[S2] a tablet that says every time that more is coming keeps only what it had", async () => {
    social2.waiting = 1;
    await social2.sync([phone()]);
    await social2.sync([phone()]);
    const elsewhere = { collection: "beneficiary", id: aRecordId(), fields: { community: "vil.skalani" } };
    expect(await statuses([social2.op(elsewhere)])).toEqual(new Set(["quarantined"]));
  });
});
