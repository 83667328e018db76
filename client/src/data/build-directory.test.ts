import { dayAt } from "@konta/shared/base/local-date";
import { expect, test } from "vitest";
import { closeReplica, openReplica } from "./open-replica";
import { aKeyring, aPlace, aRow, anId, EPOCH, keep, NOW, opened, ports } from "./store-fixture";

const TODAY = dayAt(NOW);
const ELSEWHERE = ["area:com.beta/core", "area:com.beta/health"];
const HERE = ["area:com.alpha/health", "area:com.alpha/core"];

test("[D3] after unlock today's areas come first: who the people are, then what else is known of them, then the rest", async () => {
  const place = aPlace();
  const first = await opened(place);
  const outing = `outing:${anId("o")}`;
  await first.sync.grantScopes([...ELSEWHERE, ...HERE, outing], EPOCH);
  await keep(first.sync, outing, [
    aRow({ collection: "outing", id: anId("o"), seq: 1, fields: { day: TODAY, communities: ["com.alpha"] } }),
  ]);
  const rows = [
    aRow({ collection: "beneficiary", id: anId("p"), seq: 2, fields: { community: "com.beta" } }),
    aRow({ collection: "allergy", id: anId("a"), seq: 3, fields: { personId: anId("p") } }),
    aRow({ collection: "allergy", id: anId("b"), seq: 4, fields: { personId: anId("q") } }),
    aRow({ collection: "beneficiary", id: anId("q"), seq: 5, fields: { community: "com.alpha" } }),
  ];
  for (const [at, scope] of [...ELSEWHERE, ...HERE].entries())
    await keep(first.sync, scope, rows.slice(at, at + 1));
  closeReplica(first.replica);

  let begin = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => (begin = resolve));
  const order = new Set<string>();
  const look = (): void => {
    for (const { collection, id } of rows) if (replica.directory.newest(collection, id)) order.add(id);
  };
  const pause = () => isOpen.then(look);
  const replica = await openReplica(aKeyring(), ports(place, { pause }));
  begin();
  await replica.ready.until("all");
  expect([...order].slice(0, 2)).toEqual([anId("q"), anId("b")]);
  expect(order.size).toBe(rows.length);
});
