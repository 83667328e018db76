import { describe, expect, test } from "vitest";
import { play } from "./play";
import { FAULTS, World } from "./world";

describe("the whole exchange: the shipped store and engine against the real server", () => {
  test("[O2] [P5] [P8] whatever the network does, tablets end equal and empty, and nothing typed is lost", async () => {
    const counted: Record<string, number> = {};
    for (let seed = 1; seed <= 15; seed += 1) {
      const { world, problems } = await play(seed);
      expect(problems, `seed ${seed}`).toEqual([]);
      for (const [what, times] of Object.entries(world.counted)) counted[what] = (counted[what] ?? 0) + times;
    }
    for (const what of [...FAULTS, "conflict", "restart"])
      expect(counted[what], `no ${what} was played`).toBeGreaterThan(0);
  }, 120_000);

  test("[P2] a tablet that was rolled back takes a new incarnation, and what it writes afterwards arrives", async () => {
    const world = new World(7);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    const before = await social.add("beneficiary", { community: "vil.siva", fatherName: "Πριν" });
    await social.sync();
    await social.snapshot();
    const forgotten = await social.add("beneficiary", { community: "vil.siva", fatherName: "Μετά" });
    await social.sync();
    await social.rollBack();
    const again = await social.add("beneficiary", { community: "vil.siva", fatherName: "Ξανά" });
    await social.change("beneficiary", again, { fatherName: "Ξανά και ξανά" }, null);
    expect((await social.sync()).kind).toBe("quiet");
    await nurse.sync();
    expect(social.unsent()).toBe(0);
    for (const id of [before, forgotten, again])
      expect(await nurse.shows("beneficiary", id)).toBe(await social.shows("beneficiary", id));
    expect(await nurse.shows("beneficiary", again)).toContain("Ξανά και ξανά");
    const lives = world.db.sqlite
      .prepare("select number, code from incarnation where replica = ?")
      .all(social.id);
    expect(new Set(lives.map((life) => (life as { code: string }).code)).size).toBe(2);
  });

  test("[M2] the base is the one from when the form opened, not the one at save time", async () => {
    const world = new World(99);
    const [social, nurse] = [await world.addTablet("social"), await world.addTablet("nurse")];
    const person = await social.add("beneficiary", { community: "vil.siva", fatherName: "Γεώργιος" });
    await social.sync();
    await nurse.sync();
    const form = await nurse.formOn("beneficiary", person);
    const other = await social.formOn("beneficiary", person);
    await social.change("beneficiary", person, { fatherName: "Μάρκος" }, other?.base ?? null);
    await social.sync();
    await nurse.sync();
    await nurse.change("beneficiary", person, { fatherName: "Πέτρος" }, form?.base ?? null);
    await nurse.sync();
    expect(world.db.sqlite.prepare("select count(*) as n from conflict where open = 1").get()).toEqual({
      n: 1,
    });
  });
});
