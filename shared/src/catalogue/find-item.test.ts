import { describe, expect, test } from "vitest";
import services from "./services.json";
import { findableItem, findItems } from "./find-item";

const all = services.items.map((item) => findableItem(item.id, [item.el, item.en]));

describe("finding a service in the catalogue", () => {
  test("nothing typed gives every one of the 101, in the order of the catalogue", () => {
    expect(findItems(all, "  ")).toEqual(services.items.map(({ id }) => id));
    expect(findItems(all, "")).toHaveLength(101);
  });

  test.each([
    ["with accents", "Πρωτοβάθμια"],
    ["without accents", "πρωτοβαθμια"],
    ["in capitals", "ΠΡΩΤΟΒΑΘΜΙΑ ΦΡΟΝΤΙΔΑ"],
    ["in Greeklish", "protovathmia frontida"],
    ["by beginnings in any order", "υγει πρωτοβ"],
    ["in English", "primary"],
  ])("%s", (_, typed) => {
    expect(findItems(all, typed)).toContain("svc.h");
  });

  test("every word must be found", () => {
    expect(findItems(all, "πρωτοβάθμια ξενοδοχείο")).toEqual([]);
  });

  test("the literal beginning comes before what only sounds alike", () => {
    expect(findItems(all, "Υποδοχή")[0]).toMatch(/^svc\.a/);
    expect(findItems(all, "υποδοχη").slice(0, 2)).toContain("svc.a01");
  });

  test("typing what is no word finds nothing, and does not break", () => {
    expect(findItems(all, "🙂🙂")).toHaveLength(101);
    expect(findItems(all, "<script>alert(1)</script>")).toEqual([]);
  });
});
