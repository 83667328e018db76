import { expect, test } from "vitest";
import { memoryShelf } from "./memory-shelf.fixture";
import { aKeyring, aPlace, opened } from "./store-fixture";

/** Every text that can be reached from a value by its fields. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((inner) => textsIn(inner, seen));
}

test("no key stays in memory as text once a replica is open", async () => {
  const handOverKey =
    "BCg2xDZcZL55n0PZFx8_qSU84jj5cOBlzNO5iZY-Ptgf7AmunmOfv_5Ht4aZRs_G_y5HCsfybsJTJ4vy74ArkTQ";
  const { replica } = await opened(aPlace(), { handOverKey }, { shelf: memoryShelf() });
  const { keys, exchangeKey } = aKeyring();
  const held = textsIn(replica);
  expect(held).toContain(replica.me.staffId);
  for (const secret of [...Object.values(keys), exchangeKey, handOverKey]) expect(held).not.toContain(secret);
});
