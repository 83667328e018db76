import { describe, expect, test } from "vitest";
import type { Topic } from "./border";
import { indexInBackground } from "./find-people";
import { LocalDeviceStore } from "./local-device-store";
import type { Replica } from "./replica";
import { aFrame, anId, aPlace, aRow, EPOCH, opened, type Opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const [ONE, TWO] = [anId("p"), anId("q")];

const about = (collection: string, letter: string, seq: number, fields: Record<string, unknown>) =>
  aRow({ collection, id: anId(letter), seq, fields });

/** Two files of one invented person, each with a phone of its own, one that both know, and a visit. */
const ROWS = [
  about("beneficiary", "p", 1, { community: "com.alpha", localReference: "KON-26-A" }),
  about("personName", "a", 2, { personId: ONE, kind: "main", surname: "Δοκιμίδου", givenName: "Παγώνα" }),
  about("phone", "b", 3, { personId: ONE, number: "6900000001" }),
  about("visit", "c", 4, { personId: ONE, day: "2026-11-20" }),
  about("beneficiary", "q", 5, { community: "com.alpha", localReference: "KON-26-B", fatherName: "Μηνάς" }),
  about("personName", "d", 6, { personId: TWO, kind: "main", surname: "Dokimidou", givenName: "Pagona" }),
  about("phone", "e", 7, { personId: TWO, number: "690 000 0001" }),
  about("phone", "f", 8, { personId: TWO, number: "6900000002" }),
  about("visit", "g", 9, { personId: TWO, day: "2026-11-21" }),
  about("task", "h", 10, { personId: TWO, what: "phone_follow_up" }),
];

const merge = (seq: number, into: string | null, personId = TWO) =>
  aRow({
    collection: "redirect",
    id: personId,
    seq,
    fields: into === null ? { personId } : { personId, into },
  });

async function aTablet(): Promise<
  Opened & { store: LocalDeviceStore; come: (row: ReturnType<typeof aRow>) => Promise<void> }
> {
  const tablet = await opened(aPlace());
  await tablet.sync.grantScopes([AREA], EPOCH);
  await tablet.sync.keepFrames([await aFrame(AREA, ROWS)], EPOCH);
  const come = async (row: ReturnType<typeof aRow>) =>
    tablet.sync.keepFrames([await aFrame(AREA, [row], row.seq - 1)], EPOCH);
  return { ...tablet, store: new LocalDeviceStore(tablet.replica), come };
}

const days = async (store: LocalDeviceStore, id: string) =>
  (await store.person(id))?.visits.map(({ fields }) => fields.day);

async function found(replica: Replica, store: LocalDeviceStore, query: string) {
  await indexInBackground(replica);
  return (await store.find(query, 10)).people.map(({ id }) => id);
}

describe("[B1] a merge of two files", () => {
  test("both are read in the one that stays, under either id, and nothing is rewritten", async () => {
    const { replica, store, come } = await aTablet();
    await come(merge(11, ONE));
    for (const id of [ONE, TWO]) {
      const file = await store.person(id);
      expect(file?.person.id).toBe(ONE);
      expect(file?.name).toBe("Δοκιμίδου Παγώνα");
      expect(file?.visits.map(({ fields }) => fields.day)).toEqual(["2026-11-21", "2026-11-20"]);
      expect(file?.tasks).toHaveLength(1);
      expect(file?.phones.map(({ fields }) => fields.number)).toEqual(["6900000001", "6900000002"]);
      expect(file?.names).toHaveLength(2);
      expect(file?.absorbed).toEqual([
        expect.objectContaining({
          id: TWO,
          name: "Dokimidou Pagona",
          fatherName: "Μηνάς",
          phones: ["690 000 0001", "6900000002"],
        }),
      ]);
    }
    expect(replica.directory.newest("visit", anId("g"))?.personId).toBe(TWO);
  });

  test("a visit that is still written against the absorbed file stands in the other, here at once and delivered later", async () => {
    const { store, come } = await aTablet();
    await come(merge(11, ONE));
    const saved = await store.saveVisit({
      personId: TWO,
      visit: { day: "2026-11-23" },
      note: null,
      task: null,
      referral: null,
    });
    expect(saved.ok).toBe(true);
    await come(about("visit", "k", 12, { personId: TWO, day: "2026-11-22" }));
    expect(await days(store, ONE)).toEqual(["2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20"]);
  });

  test("search finds the file that stays, by what is in either, and each once", async () => {
    const { replica, store, come } = await aTablet();
    expect((await found(replica, store, "6900000002")).sort()).toEqual([TWO]);
    await come(merge(11, ONE));
    for (const query of ["Δοκιμίδου", "Dokimidou", "6900000001", "6900000002", "KON-26-B"])
      expect(await found(replica, store, query), query).toEqual([ONE]);
    expect((await store.recentPeople(10)).map(({ id }) => id)).toEqual([ONE]);
    expect((await store.today("2026-11-23")).people.map(({ id }) => id)).toEqual([ONE]);
  });

  test("whoever looks at the file that stays sees the merge, and later work on the absorbed one, as it comes", async () => {
    const { replica, come } = await aTablet();
    const told = new Set<Topic>();
    replica.changes.listen((topics) => topics.forEach((topic) => told.add(topic)));
    await come(merge(11, ONE));
    expect(told).toContain(`person:${ONE}`);
    told.clear();
    await come(about("visit", "k", 12, { personId: TWO, day: "2026-11-22" }));
    expect(told).toContain(`person:${ONE}`);
    told.clear();
    await come(merge(13, null));
    expect([...told]).toEqual(expect.arrayContaining([`person:${ONE}`, `person:${TWO}`]));
  });

  test("[B3] where only the absorbed file is here it stays as it was", async () => {
    const { store, come } = await aTablet();
    await come(merge(11, anId("x")));
    const file = await store.person(TWO);
    expect(file?.person.id).toBe(TWO);
    expect(file?.absorbed).toEqual([]);
  });
});

test("[B2] a merge that is taken back changes nothing", async () => {
  const { replica, store, come } = await aTablet();
  const all = async () => ({
    files: [await store.person(ONE), await store.person(TWO)],
    found: [
      (await found(replica, store, "Δοκιμίδου")).sort(),
      (await found(replica, store, "6900000001")).sort(),
    ],
    today: await store.today("2026-11-23"),
  });
  const before = await all();
  expect(before.found).toEqual([
    [ONE, TWO],
    [ONE, TWO],
  ]);
  await come(merge(11, ONE));
  expect(await all()).not.toEqual(before);
  await come(merge(12, null));
  expect(await all()).toEqual(before);
});

test("[B1] a merge saved on this device holds before it is delivered, and taken back it is gone", async () => {
  const { store } = await aTablet();
  const merged = await store.change([
    { collection: "redirect", id: TWO, base: null, fields: { personId: TWO, into: ONE } },
  ]);
  expect(merged.ok).toBe(true);
  expect((await store.person(TWO))?.person.id).toBe(ONE);
  const back = await store.change([{ collection: "redirect", id: TWO, base: null, fields: { into: null } }]);
  expect(back.ok).toBe(true);
  expect((await store.person(TWO))?.person.id).toBe(TWO);
  expect(await days(store, ONE)).toEqual(["2026-11-20"]);
});

test("[B2] a desk, which keeps no copy of the areas, takes back a merge that it knows from the office alone", async () => {
  const { replica } = await opened(aPlace(), { kind: "office", roles: ["clerk"] });
  const store = new LocalDeviceStore(replica);
  const first = { collection: "redirect", id: TWO, base: null, fields: { personId: TWO, into: ONE } };
  expect((await store.change([first])).ok).toBe(true);
  const back = {
    collection: "redirect",
    id: anId("r"),
    base: [EPOCH, 7] as [string, number],
    fields: { into: null },
  };
  expect((await store.change([back])).ok).toBe(true);
  expect(replica.pending.unsent().map(({ op }) => [op.id, op.base, op.fields])).toEqual([
    [TWO, undefined, { personId: TWO, into: ONE }],
    [anId("r"), [EPOCH, 7], { into: null }],
  ]);
});
