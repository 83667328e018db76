import { describe, expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import type { Replica } from "./replica";
import { save } from "./save";
import { anId, aPlace, EPOCH, NOW, opened } from "./store-fixture";

const ALPHA = ["area:com.alpha/core", "area:com.alpha/health"];
const BETA = ["area:com.beta/core", "area:com.beta/health"];
const OUTING = "outing:o";

const said = async (replica: Replica) => (await new LocalDeviceStore(replica).syncView()).incidents;
const gone = (...areas: string[]) => ({ at: NOW, what: "scope-gone", areas });

describe("an area that is taken away", () => {
  test("[S2] is said once for each change, whatever it has of compartments, and is no repair", async () => {
    const place = aPlace();
    const { replica, sync } = await opened(place);
    await sync.grantScopes([...ALPHA, ...BETA, "area:none/core"], EPOCH);
    expect(await said(replica)).toEqual([]);
    await sync.grantScopes([...ALPHA, "area:none/core"], EPOCH);
    await sync.grantScopes([...ALPHA, "area:none/core"], EPOCH);
    expect(await said(replica)).toEqual([gone("com.beta")]);
    await sync.grantScopes([], EPOCH);
    const all = [gone("com.beta"), gone("com.alpha")];
    expect(await said(replica)).toEqual(all);
    expect((await sync.position()).repairs).toBe(0);
    // It outlasts a lock.
    expect(await said((await opened(place)).replica)).toEqual(all);
  });

  test("[S2] is said also where nobody knows the community; what is no area goes without a word", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([...ALPHA, OUTING, "area:none/core"], EPOCH);
    await sync.grantScopes([...ALPHA, "area:none/core"], EPOCH);
    expect(await said(replica)).toEqual([]);
    await sync.grantScopes(ALPHA, EPOCH);
    expect(await said(replica)).toEqual([gone()]);
  });

  test("[S2] [P11] is not said, nor purged, again by a tab that has not heard of it yet", async () => {
    const place = aPlace();
    const [one, other] = [await opened(place), await opened(place)];
    const both = [...ALPHA, "area:com.beta/core"];
    for (const { sync } of [one, other]) await sync.grantScopes(both, EPOCH);
    // What is unsent there holds the removal up: the other tab still finds the scope.
    const create = { collection: "beneficiary", id: anId("p"), isNew: true, base: null };
    await save(one.replica, () => ({ ok: true, value: [{ ...create, fields: { community: "com.beta" } }] }));
    for (const { sync } of [one, other]) await sync.grantScopes(ALPHA, EPOCH);
    const { job } = one.replica.databases.strict;
    expect([await said(other.replica), await job.count()]).toEqual([[gone("com.beta")], 1]);
    await one.sync.acknowledge([[1, 1, "applied", 3]], EPOCH);
    await one.sync.grantScopes(ALPHA, EPOCH);
    expect(await said((await opened(place)).replica)).toEqual([gone("com.beta")]);
  });
});
