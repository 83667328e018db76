// oxlint-disable-next-line import/no-unassigned-import -- it has to change the natives before anything of the product takes them
import "./one-thread";
import { describe, expect, test } from "vitest";
import { endReplica } from "../../server/src/db/replica-ends";
import { applySystemOps } from "../../server/src/sync/system-ops";
import { staffId } from "../../server/src/sync/test-municipality";
import { readRecord } from "../../server/src/db/records";
import { DeviceShelf } from "./device-shelf";
import { play } from "./play";
import { keepCopy, rollBack } from "./profiles";
import { handInFrom, handInUnseen } from "./shelf-acts";
import type { Tablet } from "./tablet";
import { World } from "./world";

const person = async (tablet: Tablet, fatherName: string): Promise<string> => {
  const id = tablet.newId();
  const fields = { community: "vil.siva", fatherName };
  await tablet.save({ collection: "beneficiary", id, isNew: true, base: null, fields });
  return id;
};

describe("the whole exchange: the shipped store and engine against the real server", () => {
  test("[O2] [P5] [P8] whatever network, disk and server do, tablets end equal and empty, and nothing typed is lost", async () => {
    // A few on the way; `npm test` plays a thousand and counts what was played.
    for (let seed = 1; seed <= 3; seed += 1) expect((await play(seed)).problems, `seed ${seed}`).toEqual([]);
  }, 120_000);

  test("[M1] the same seed with other wall clocks ends in the same state", async () => {
    const one = await play(3, { clocks: [0, 50, -50], steps: 80 });
    const other = await play(3, { clocks: [-50, 0, 3], steps: 80 });
    expect(other.end).toBe(one.end);
    expect(one.end).toContain("fatherName");
  }, 60_000);

  test("[P7] two tabs that are granted scopes at once make each scope once", async () => {
    const world = new World(4);
    const social = await world.addTablet("social");
    const tab = await social.openTab();
    await Promise.all([social.sync(), social.sync(tab)]);
    await social.closeTab(tab);
    const names = [...social.replica.scopes.values()].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(await social.replica.databases.strict.scope.count()).toBe(names.length);
    world.close();
  });

  test("[S5] a server put back in silence is noticed by what it had in custody, though no cursor is ahead", async () => {
    const world = new World(5);
    const social = await world.addTablet("social");
    await person(social, "Πριν");
    await social.sync();
    world.server.keepCopy();
    const id = await person(social, "Μετά");
    // The acknowledgement comes, the rows do not.
    const store = social.replica;
    await social.sync();
    for (const scope of store.scopes.values()) scope.cursor = 0;
    const { epoch } = world.server.db;
    world.server.restore(false);
    await social.sync();
    expect(world.server.db.epoch).not.toBe(epoch);
    const nurse = await world.addTablet("nurse");
    await nurse.sync();
    expect(await nurse.shows("beneficiary", id)).toContain("Μετά");
    world.close();
  });

  test.each([true, false])(
    "[S5] a delivered op that opens no more costs one new epoch, however often its tablet asks (announced: %s)",
    async (announced) => {
      const world = new World(6);
      const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
      await person(social, "Πριν");
      for (const each of [social, nurse]) await each.sync();
      world.server.keepCopy();
      const [id] = [await person(social, "Μετά"), await person(social, "Χαμένος")];
      for (const each of [social, nurse]) await each.sync();
      const { outbox } = social.replica.databases.strict;
      const last = await outbox.toCollection().last();
      if (!last) throw new Error("nothing kept");
      await outbox.put({ ...last, sealed: last.sealed.map((byte) => byte ^ 1) });
      world.server.restore(announced);
      const epochs = new Set<string>();
      for (let round = 0; round < 4; round += 1)
        for (const each of [social, nurse]) {
          expect((await each.sync()).kind).toBe("quiet");
          epochs.add(world.server.db.epoch);
        }
      expect(epochs.size).toBe(1);
      expect(await nurse.shows("beneficiary", id)).toContain("Μετά");
      expect(social.replica.incidents.map(({ what }) => what)).toEqual(["put-back-in-part"]);
      expect(nurse.replica.incidents.map(({ what }) => what)).toEqual(["server-put-back"]);
      world.close();
    },
  );

  test("[S5] [M2] what is offered again to another history lies under what was written after it, however far that came", async () => {
    const world = new World(4323);
    const social = await world.addTablet("social");
    const personId = await person(social, "Πριν");
    const phone = { collection: "phone", id: social.newId() };
    await social.save({ ...phone, isNew: true, base: null, fields: { personId, number: "6900000001" } });
    await social.sync();
    const base = (await social.form("phone", phone.id))?.base ?? null;
    await social.save({ ...phone, isNew: false, base, fields: { number: "6900000002" } });
    world.server.keepCopy();
    world.server.restore(true);
    // The first answer tells of the new history and has taken the later word; then the signal goes.
    const { network } = world;
    const send = network.send.bind(network);
    let asked = 0;
    network.send = (...given) => {
      asked += 1;
      return asked > 1 ? Promise.reject(new TypeError("network")) : send(...given);
    };
    await social.sync();
    expect(asked).toBeGreaterThan(1);
    expect(await social.shows("phone", phone.id)).toContain("6900000002");
    network.send = send;
    await social.sync();
    expect(social.unsent()).toBe(0);
    expect(await social.shows("phone", phone.id)).toContain("6900000002");
    world.close();
  });

  test("[P1] [O2] the answer to what a rolled-back tablet sent before is none to what it sends now, though it counts the same", async () => {
    const world = new World(616);
    const social = await world.addTablet("social");
    await social.sync();
    keepCopy(social);
    await person(social, "Πριν");
    await social.sync();
    await rollBack(social);
    const again = await person(social, "Ξανά");
    // The network hands out once more what it had for the request of that number.
    world.network.fault = "old-answer";
    await social.sync();
    const [unsent] = social.replica.pending.unsent();
    expect(unsent?.op.id).toBe(again);
    expect(world.server.has(unsent?.hash ?? "")).toBe(false);
    await social.sync();
    expect(social.unsent()).toBe(0);
    expect(world.server.db.sqlite.prepare("select 1 from record where id = ?").get(again)).toBeDefined();
    world.close();
  });

  test("[P2] a tablet that was rolled back takes a new incarnation, and what it writes afterwards arrives", async () => {
    const world = new World(7);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    const before = await person(social, "Πριν");
    await social.sync();
    keepCopy(social);
    const forgotten = await person(social, "Μετά");
    await social.sync();
    await rollBack(social);
    const again = await person(social, "Ξανά");
    const fields = { fatherName: "Ξανά και ξανά" };
    await social.save({ collection: "beneficiary", id: again, isNew: false, base: null, fields });
    expect((await social.sync()).kind).toBe("quiet");
    await nurse.sync();
    expect(social.unsent()).toBe(0);
    for (const id of [before, forgotten, again])
      expect(await nurse.shows("beneficiary", id)).toBe(await social.shows("beneficiary", id));
    expect(await nurse.shows("beneficiary", again)).toContain("Ξανά και ξανά");
    const lives = world.server.db.sqlite
      .prepare("select number, code from incarnation where replica = ?")
      .all(social.enrolment.id);
    expect(new Set(lives.map((life) => (life as { code: string }).code)).size).toBe(2);
    world.close();
  });

  test.each([
    ["a lock screen", handInFrom],
    ["a worker that looks into no database", handInUnseen],
  ])(
    "[O6] [P8] what a database has forgotten arrives by %s, is said, and she goes on",
    async (_who, hand) => {
      const world = new World(8);
      const social = await world.addTablet("social", { shelf: new DeviceShelf(world) });
      const nurse = await world.addTablet("nurse");
      const before = await person(social, "Πριν");
      // Nobody waits for a copy to be written.
      await social.replica.copies?.keep([]);
      const lost = await rollBack(social, "empty", async () => {
        for (const fault of ["request-lost", "answer-lost", "none"] as const) {
          world.network.fault = fault;
          await hand(social);
        }
      });
      expect([lost, [...world.shelves].map(({ size }) => size)]).toEqual([true, [0]]);
      expect(world.counted["work-forgotten"]).toBe(1);
      const after = await person(social, "Μετά");
      for (const tablet of [social, nurse]) await tablet.sync();
      for (const id of [before, after]) expect(await nurse.shows("beneficiary", id)).not.toBe("null");
      expect([social.unsent(), world.problems]).toEqual([0, []]);
      world.close();
    },
  );

  test("[S6] [O2] a tablet that is lost is emptied when it holds nothing unsent, a stolen one at the first word", async () => {
    const world = new World(13);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    const ended = (tablet: Tablet, end: "lost" | "stolen") =>
      endReplica(world.server.db, tablet.enrolment.id, end, world.server.now);
    const late = await person(social, "Αργά");
    ended(social, "lost");
    world.network.fault = "answer-lost";
    expect((await social.sync()).kind).not.toBe("ended");
    expect(await social.sync()).toEqual({ kind: "ended", wipe: "when-empty" });
    expect([social.unsent(), world.server.has(world.told.at(-1)?.hash ?? "")]).toEqual([0, true]);
    expect(readRecord(world.server.db, "beneficiary", late)).toBeNull();
    ended(nurse, "stolen");
    expect(await nurse.sync()).toEqual({ kind: "ended", wipe: "at-once" });
    world.close();
  });

  test("[S6] [S2] the tablet of somebody who works here no more hands over what it holds, and keeps nothing", async () => {
    const world = new World(11);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    await person(nurse, "Πριν");
    await nurse.sync();
    await social.sync();
    const late = await person(social, "Αργά");
    applySystemOps(
      world.server.db,
      [{ collection: "staff", id: staffId("social"), fields: { active: false } }],
      world.server.now,
    );
    expect((await social.sync()).kind).toBe("ended");
    const { strict } = social.replica.databases;
    expect(social.unsent()).toBe(0);
    expect([await strict.segment.count(), await strict.scope.count(), await strict.job.count()]).toEqual([
      0, 0, 0,
    ]);
    const waits = world.server.db.sqlite
      .prepare("select record_id as id, reason from quarantine where state = 'waiting'")
      .all();
    expect(waits).toEqual([{ id: late, reason: "access-ended" }]);
    expect((await social.sync()).kind).toBe("ended");
    const unremoved = world.server.db.sqlite
      .prepare("select count(*) from copy where replica = ? and removed_at is null")
      .pluck()
      .get(social.enrolment.id);
    expect(unremoved).toBe(0);
    world.close();
  });

  test("[M2] the base is the one from when the form opened, not the one at save time", async () => {
    const world = new World(99);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    const id = await person(social, "Γεώργιος");
    await social.sync();
    await nurse.sync();
    const form = await nurse.form("beneficiary", id);
    const other = await social.form("beneficiary", id);
    const change = (tablet: Tablet, fatherName: string, base: [string, number] | null | undefined) =>
      tablet.save({
        collection: "beneficiary",
        id,
        isNew: false,
        base: base ?? null,
        fields: { fatherName },
      });
    await change(social, "Μάρκος", other?.base);
    await social.sync();
    await nurse.sync();
    await change(nurse, "Πέτρος", form?.base);
    await nurse.sync();
    const open = world.server.db.sqlite.prepare("select count(*) as n from conflict where open = 1").get();
    expect(open).toEqual({ n: 1 });
    world.close();
  });
});
