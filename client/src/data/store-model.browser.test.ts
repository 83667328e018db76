import { expect, test } from "vitest";
import { MortalPlace } from "./mortal-place.fixture";
import { opened } from "./store-fixture";
import { playOrders } from "./store-model.fixture";

const RUNS = import.meta.env["KONTA_LONG"] === "1" ? 600 : 60;

test("[D3] [O1] in a real browser too any order of frames, saves, echoes, merges, purges, crashes and reopenings equals a plain map", async () => {
  let grounds = 0;
  await playOrders(RUNS, () => {
    const place = new MortalPlace({ indexedDB, IDBKeyRange });
    grounds += 1;
    const replica = `replica-${grounds}-${crypto.randomUUID()}`;
    return {
      open: () => opened(place.begin(), { replica }),
      dieAt: (commit, end) => place.dieAt(commit, end),
    };
  });
  expect(grounds).toBe(RUNS);
});
