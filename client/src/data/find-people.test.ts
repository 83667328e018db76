import { expect, test } from "vitest";
import { findPeople } from "./find-people";
import { aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";

/** So many that no single question indexes them all while somebody waits. */
const MANY = 450;

const idOf = (at: number): string => anId("p").slice(0, 18) + String(at).padStart(4, "0");

test("[D3] whoever came with a pull is found, without another word typed, and the answer says that it is complete", async () => {
  const { replica, sync } = await opened();
  await sync.grantScopes([AREA], EPOCH);
  const people = Array.from({ length: MANY }, (_, at) => [
    aRow({ collection: "beneficiary", id: idOf(at), seq: 2 * at + 1, fields: { community: "com.alpha" } }),
    aRow({
      collection: "personName",
      id: anId("n").slice(0, 18) + String(at).padStart(4, "0"),
      seq: 2 * at + 2,
      fields: { personId: idOf(at), kind: "main", surname: at === MANY - 1 ? "Δοκιμασίδης" : "Τεστόπουλος" },
    }),
  ]).flat();
  const complete = new Promise<void>((resolve) => {
    replica.changes.listen((topics) => {
      if (topics.has("people") && replica.people.staleCount === 0) resolve();
    });
  });
  for (let from = 0; from < people.length; from += 300)
    await keep(sync, AREA, people.slice(from, from + 300));
  await complete;
  const answer = findPeople(replica, "dokimasidis", 10);
  expect(answer.people.map(({ id }) => id)).toEqual([idOf(MANY - 1)]);
  expect(answer.complete).toBe(true);
});
