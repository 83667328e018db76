import { test } from "vitest";
import { MortalPlace } from "./mortal-place.fixture";
import { aPlace, opened } from "./store-fixture";
import { playOrders } from "./store-model.fixture";

test("[D3] [O1] any order of frames, saves, echoes, merges, purges, crashes and reopenings equals a plain map", async () => {
  await playOrders(60, () => {
    const place = new MortalPlace(aPlace());
    return { open: () => opened(place.begin()), dieAt: (commit, end) => place.dieAt(commit, end) };
  });
}, 60_000);
