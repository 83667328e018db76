import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { aTestApp, NOON_ISH, type TestApp } from "../app-fixture";
import { type Database, openDatabase } from "../db/open-database";
import { recordsOf } from "../db/records";
import { sealBox } from "../db/seal-box";
import { demoPasswordOf, staffIdOf } from "../demo/demo-staff";
import { seedDemo } from "../demo/seed-demo";
import { seedRegistry } from "../registries/seed-registry";
import { TestReplica } from "../sync/test-replica";

let db: Database;
let app: TestApp;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = openDatabase(":memory:", sealBox(randomBytes(32)));
  seedRegistry(db, NOON_ISH);
  await seedDemo(db, { people: 150, visits: 240, referrals: 60 }, NOON_ISH);
  app = aTestApp({ db });
  for (const username of ["nurse", "clerk", "social", "coordinator", "driver", "psychologist"]) {
    const answer = await app.post("/api/session", { username, password: demoPasswordOf(username) });
    cookies.set(username, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
  }
});

const get = (username: string, path: string) => app.get(path, cookies.get(username));

interface List {
  items: Record<string, unknown>[];
  total: number;
}
const list = async (username: string, path: string): Promise<List> => {
  const answer = await get(username, path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as List;
};
const read = async (username: string, path: string) =>
  (await (await get(username, path)).json()) as Record<string, unknown>;

const of = (collection: string) => recordsOf(db, collection);
const personWith = (collection: string): string => of(collection)[0]?.personId ?? "";

describe("what came in", () => {
  test("every read needs a session", async () => {
    for (const path of ["review", "review/summary", "people/x", "conflicts", "quarantine", "devices"])
      expect((await app.get(`/api/${path}`)).status, path).toBe(401);
  });

  test("newest first, fifty a page, with the total", async () => {
    const first = await list("coordinator", "/api/review?kind=visits");
    const last = await list("coordinator", "/api/review?kind=visits&page=5");
    expect(first.total).toBe(240);
    expect(first.items).toHaveLength(50);
    expect(last.items).toHaveLength(40);
    const times = first.items.map(({ deliveredAt }) => Number(deliveredAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(first.items[0]).toMatchObject({
      personName: expect.stringMatching(/\S/),
      byName: expect.stringMatching(/\S/),
    });
  });

  test("a referral comes with the state its events amount to", async () => {
    const { items, total } = await list("coordinator", "/api/review?kind=referrals");
    expect(total).toBe(60);
    expect(new Set(items.map(({ state }) => state)).size).toBeGreaterThan(3);
  });

  test("filters narrow it: community, author, day, name without accents, phone", async () => {
    const everybody = (await list("coordinator", "/api/review?kind=people")).total;
    const inVillage = await list("coordinator", "/api/review?kind=people&community=vil.avgeniki");
    expect(inVillage.items.every(({ community }) => community === "vil.avgeniki")).toBe(true);
    expect(inVillage.total).toBeLessThan(everybody);
    const by = await list("coordinator", `/api/review?kind=visits&by=${staffIdOf("nurse")}`);
    expect(new Set(by.items.map((item) => item.by))).toEqual(new Set([staffIdOf("nurse")]));
    expect((await list("coordinator", "/api/review?kind=visits&from=2027-01-01")).total).toBe(0);
    const name = of("personName").find(({ fields }) => String(fields.surname).startsWith("Δοκιμ"));
    const found = await list("coordinator", `/api/review?kind=people&q=${encodeURIComponent("δοκιμ")}`);
    expect(found.items.map(({ id }) => id)).toContain(name?.personId);
    expect(found.total).toBeLessThan(everybody);
    const phone = of("phone")[0];
    const called = await list("coordinator", `/api/review?kind=people&q=${String(phone?.fields.number)}`);
    expect(called.items.map(({ id }) => id)).toContain(phone?.personId);
    const numbered = of("beneficiary").find(({ fields }) => fields.localReference !== undefined);
    const typed = String(numbered?.fields.localReference).replaceAll("-", "").toLowerCase();
    const referred = await list("coordinator", `/api/review?kind=people&q=${typed}`);
    expect(referred.items.map(({ id }) => id)).toEqual([numbered?.id]);
    const none = await list("coordinator", "/api/review?kind=people&q=%25%25%25123");
    expect(none.total).toBe(0);
  });

  test("a filter that makes no sense is named", async () => {
    const answer = await get("coordinator", "/api/review?kind=visits&from=yesterday");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { field: "from" } });
  });

  test("whoever reads no core compartment gets nothing", async () => {
    expect((await list("driver", "/api/review?kind=people")).total).toBe(0);
  });
});

describe("[S1] a person's file holds only what the role reads", () => {
  test("social notes reach the social worker and not the clerk", async () => {
    const id = personWith("visitNote");
    const note = String(of("visitNote")[0]?.fields.note);
    expect(JSON.stringify(await read("social", `/api/people/${id}`))).toContain(note);
    expect(JSON.stringify(await read("clerk", `/api/people/${id}`))).not.toContain(note);
  });

  test("allergies reach the nurse alone, psychologist's notes the psychologist alone", async () => {
    const ill = personWith("allergy");
    expect((await read("nurse", `/api/people/${ill}`)).allergies).toHaveLength(1);
    expect((await read("social", `/api/people/${ill}`)).allergies).toEqual([]);
    const told = personWith("psychNote");
    expect((await read("psychologist", `/api/people/${told}`)).psychNotes).toHaveLength(1);
    expect((await read("coordinator", `/api/people/${told}`)).psychNotes).toEqual([]);
  });

  test("a safe address reaches nobody: it has no list of names yet", async () => {
    const id = personWith("safeAddress");
    for (const username of ["coordinator", "nurse", "social"])
      expect(JSON.stringify(await read(username, `/api/people/${id}`))).not.toContain("Εικονική οδός");
  });

  test("somebody unknown and somebody out of reach are the same 404", async () => {
    const [somebody] = of("beneficiary");
    const unknown = await get("driver", "/api/people/AAAAAAAAAAAAAAAAAAAAAA");
    const outOfReach = await get("driver", `/api/people/${somebody?.id}`);
    expect(outOfReach.status).toBe(404);
    expect(await outOfReach.text()).toBe(await unknown.text());
  });

  test("[M2] every record carries the base a form hands back", async () => {
    const [somebody] = of("beneficiary");
    const file = (await read("clerk", `/api/people/${somebody?.id}`)) as { person: { base: unknown } };
    expect(file.person.base).toEqual([db.epoch, somebody?.seq]);
  });

  test("a household names its other members", async () => {
    const id = personWith("householdLink");
    const file = (await read("clerk", `/api/people/${id}`)) as { household: { members: { id: string }[] } };
    expect(file.household.members.map((member) => member.id)).not.toContain(id);
  });
});

describe("the desk", () => {
  /** Two people change the same field from the same screen. */
  async function disagree(collection: string, id: string, one: object, other: object, by: [string, string]) {
    const stored = of(collection).find((each) => each.id === id);
    const base: [string, number] = [db.epoch, stored?.seq ?? 0];
    const values = [one, other];
    for (const [at, username] of by.entries()) {
      const replica = new TestReplica(db, staffIdOf(username), () => NOON_ISH);
      await replica.sync([replica.op({ collection, id, base, fields: { ...values[at] } })]);
    }
  }

  test("[M7] a disagreement shows both sides, who wrote them and the record's base", async () => {
    const [somebody] = of("beneficiary");
    const id = somebody?.id ?? "";
    await disagree("beneficiary", id, { motherName: "Άννα" }, { motherName: "Ρέα" }, ["clerk", "social"]);
    const { items } = await list("clerk", "/api/conflicts?state=open");
    const item = items.find((each) => each.recordId === id);
    expect(item).toMatchObject({ field: "motherName", class: "critical", current: "Άννα", mayDecide: true });
    const sides = item?.sides as { value: string; authorName: string; device: string }[];
    expect(sides.map(({ value }) => value)).toEqual(["Άννα", "Ρέα"]);
    expect(sides[1]?.authorName).toBe("Μαρία Παραδειγματάκη");
    expect(item?.recordBase).toEqual([db.epoch, of("beneficiary").find((each) => each.id === id)?.seq]);
    const { items: people } = await list(
      "clerk",
      "/api/review?kind=people&q=" + encodeURIComponent(String(item?.localReference)),
    );
    expect(people).toMatchObject([{ id, state: "conflict" }]);
  });

  test("a disagreement about health is the nurses' alone", async () => {
    const [allergy] = of("allergy");
    const values = [{ substance: "μέλι" }, { substance: "γύρη" }] as const;
    await disagree("allergy", allergy?.id ?? "", ...values, ["nurse", "nurse2"]);
    const has = async (username: string) =>
      (await list(username, "/api/conflicts")).items.some(({ recordId }) => recordId === allergy?.id);
    expect(await has("nurse")).toBe(true);
    expect(await has("clerk")).toBe(false);
    expect(await has("coordinator")).toBe(false);
  });

  test("what waits for a person is listed with its values, for whoever may read that compartment", async () => {
    const replica = new TestReplica(db, staffIdOf("clerk"), () => NOON_ISH);
    const id = personWith("visitNote");
    const fields = { personId: id, visitId: of("visit")[0]?.id, note: "κρυφό" };
    await replica.sync([replica.op({ collection: "visitNote", id: "BBBBBBBBBBBBBBBBBBBBBB", fields })]);
    const { items } = await list("coordinator", "/api/quarantine");
    expect(items).toMatchObject([
      { collection: "visitNote", authorName: "Σοφία Δειγματάκη", fields: Object.keys(fields) },
    ]);
    expect(items[0]).toMatchObject({ values: { note: "κρυφό" }, mayDecide: false });
    expect((await list("social", "/api/quarantine")).items).toMatchObject([{ mayDecide: true }]);
    expect((await list("clerk", "/api/quarantine")).items).toEqual([]);
  });

  test("[P10] the coordinator sees every device, others their own; silence is counted", async () => {
    app.clock.now = NOON_ISH;
    const all = await list("coordinator", "/api/devices");
    const own = await list("nurse", "/api/devices");
    expect(new Set(own.items.map(({ staffId }) => staffId))).toEqual(new Set([staffIdOf("nurse")]));
    expect(all.total).toBeGreaterThan(own.total);
    expect(JSON.stringify(all)).not.toContain("keys");
    const summary = await read("coordinator", "/api/review/summary");
    expect(summary).toMatchObject({ silentDevices: 0, quarantine: 1, today: { people: 0 } });
    expect(Number(summary.openConflicts)).toBeGreaterThan(0);
  });
});
