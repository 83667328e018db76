import { USUAL_SERVICES } from "@konta/shared/catalogue/usual-services";
import services from "@konta/shared/catalogue/services.json";
import { describe, expect, test } from "vitest";
import type { CatalogueItem } from "../../data/border";
import { serviceGroups } from "./service-groups";
import { countUse, readServiceUse, tileServices } from "./tile-services";

describe("the large buttons", () => {
  test("the ten of the first role that records visits", () => {
    expect(tileServices(["driver", "nurse"], {})).toEqual(USUAL_SERVICES.nurse);
  });

  test("a habit of this device follows them, once; a chance does not", () => {
    const use = { "svc.k01": 5, "svc.a16": 2, "svc.h05": 40 };
    expect(tileServices(["nurse"], use)).toEqual([...USUAL_SERVICES.nurse, "svc.k01"]);
  });

  test("counting goes on from what was kept, and survives a kept value of another shape", () => {
    expect(countUse(readServiceUse({ a: 1 }), ["a", "b"])).toEqual({ a: 2, b: 1 });
    expect(readServiceUse(["a"])).toEqual({});
    expect(readServiceUse(undefined)).toEqual({});
  });
});

test("all 101 services can be reached in the groups, each once", () => {
  const items: CatalogueItem[] = services.items.map((item) => ({
    id: item.id,
    el: item.el,
    en: item.en,
    fields: { level: item.level, parent: item.parent },
  }));
  const ids = serviceGroups(items).flatMap((group) => [
    group.heading.id,
    ...group.services.map(({ id }) => id),
  ]);
  expect(ids.toSorted()).toEqual(services.items.map(({ id }) => id).toSorted());
  expect(
    serviceGroups([{ id: "svc.z1", el: "", en: "", fields: { level: 2, parent: "svc.z" } }]),
  ).toHaveLength(1);
});
