import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { REGISTRY_COLLECTIONS } from "./registry-collections";
import { staff } from "./staff";

describe.each(REGISTRY_COLLECTIONS.map((collection) => [collection.name, collection] as const))(
  "the collection %s",
  (_name, collection) => {
    test("lies in the registry, about nobody", () => {
      expect([collection.compartment, collection.about]).toEqual(["registry", "nobody"]);
    });

    test("shows the incoming value of every field but its note, which is kept side by side", () => {
      const classes = Object.entries<string>(collection.classes);
      expect(classes.map(([field]) => field)).toEqual(Object.keys(collection.schema.shape));
      for (const [field, mergeClass] of classes)
        expect(mergeClass, field).toBe(field === "note" ? "text" : "low");
    });
  },
);

test("no two collections of the registry have one name", () => {
  expect(new Set(REGISTRY_COLLECTIONS.map(({ name }) => name)).size).toBe(10);
});

describe("a member of staff", () => {
  const member = {
    name: "Dokimi Dokimaki",
    shortCode: "DD",
    username: "dokimi",
    roles: ["nurse"],
    structure: "str.her.roma",
    speciality: "role.nurse",
    active: true,
  };
  const accepts = (change: Record<string, unknown>) =>
    z.partial(staff.schema).safeParse({ ...member, ...change }).success;

  test("has one to five of the roles of the permission table", () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ roles: ["clerk", "social_worker", "mediator", "nurse", "coordinator"] })).toBe(true);
    expect(accepts({ roles: [] })).toBe(false);
    expect(accepts({ roles: ["clerk", "social_worker", "mediator", "nurse", "coordinator", "dpo"] })).toBe(
      false,
    );
    expect(accepts({ roles: ["head"] })).toBe(false);
  });

  test("has a short code of at most twelve characters and ids that are ids", () => {
    expect(accepts({ shortCode: "ABCDEFGHIJKL" })).toBe(true);
    expect(accepts({ shortCode: "ABCDEFGHIJKLM" })).toBe(false);
    expect(accepts({ structure: "the Roma branch" })).toBe(false);
  });
});
