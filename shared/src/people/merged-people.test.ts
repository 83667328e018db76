import { describe, expect, test } from "vitest";
import { allOf, mergedPeople, staysAs } from "./merged-people";

const everybody = () => true;
const merged = (redirects: Record<string, string>, isHere: (id: string) => boolean = everybody) =>
  mergedPeople(new Map(Object.entries(redirects)), isHere);

describe("[B1] [B2] which people are one", () => {
  test("a redirect leads to the file that stays, over several steps too", () => {
    const people = merged({ a: "b", b: "c", d: "c" });
    expect(["a", "b", "c", "d", "e"].map((id) => staysAs(people, id))).toEqual(["c", "c", "c", "c", "e"]);
    expect(allOf(people, "c")).toEqual(["c", "a", "b", "d"]);
    expect(allOf(people, "a")).toEqual(["a"]);
  });

  test("without its redirect everybody is herself again", () => {
    const people = merged({});
    expect(staysAs(people, "a")).toBe("a");
    expect(allOf(people, "c")).toEqual(["c"]);
  });

  test("a circle of two desks ends at the smallest id, wherever one begins", () => {
    const people = merged({ b: "c", c: "a", a: "b", z: "c" });
    expect(["a", "b", "c", "z"].map((id) => staysAs(people, id))).toEqual(["a", "a", "a", "a"]);
    expect(staysAs(merged({ a: "a" }), "a")).toBe("a");
  });

  test("[B3] whoever leads to somebody the reader does not know stays herself", () => {
    const people = merged({ a: "b", c: "d" }, (id) => id !== "b");
    expect(staysAs(people, "a")).toBe("a");
    expect(staysAs(people, "c")).toBe("d");
  });
});
