import { expect, test } from "vitest";
import { type EnginePorts, exchangeRound } from "../sync/exchange-round";
import { syncUntilQuiet } from "../sync/sync-until-quiet";
import type { ReplicaSyncStore } from "./replica-sync-store";
import { LocalDeviceStore } from "./local-device-store";
import { aKey, aKeyring, anId, aPlace, opened } from "./store-fixture";

/** An engine whose requests are read, and then come to nothing. */
function engine(store: ReplicaSyncStore) {
  const hellos: Record<string, unknown>[] = [];
  const ports: EnginePorts = {
    store,
    now: () => 0,
    build: "test",
    proof: { macHex: () => Promise.resolve("00"), verify16: () => Promise.resolve(false) },
    sha256Hex: () => Promise.resolve("00"),
    gzip: (text) => {
      hellos.push(JSON.parse(text.split("\n")[0] ?? "") as Record<string, unknown>);
      return Promise.resolve(new Uint8Array());
    },
    send: () => Promise.reject(new Error("no signal")),
  };
  return { ports, hellos };
}

test("[P10] [S2] the office hears of unsent work that does not open: it is not taken for a tablet that has handed over all", async () => {
  const place = aPlace();
  const first = await opened(place);
  const store = new LocalDeviceStore(first.replica);
  await store.addRecord("phone", { personId: anId("p"), number: "6900000001" });
  const without = await opened(place, { keys: { ...aKeyring().keys, core: aKey("z") } });
  const { ports, hellos } = engine(without.sync);
  expect(await syncUntilQuiet(ports)).toEqual({ kind: "no-network" });
  expect(hellos).toEqual([expect.objectContaining({ unsent: 1, ops: 0 })]);
  // How old it is cannot be read.
  expect(hellos[0]).not.toHaveProperty("oldestUnsentAt");
  const again = engine((await opened(place)).sync);
  await exchangeRound(again.ports, true);
  expect(again.hellos[0]).toMatchObject({ unsent: 1, ops: 1, oldestUnsentAt: expect.any(Number) as number });
});
