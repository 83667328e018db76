import { describe, expect, test } from "vitest";
import { FILTERS, filtersOf, withFilter, withoutFilters } from "./review-address";

const address = (text: string) => new URLSearchParams(text);

describe("the filters in the address", () => {
  test("are read as they were written", () => {
    const text = "kind=referrals&from=2026-11-01&to=2026-11-23&community=com.agia&by=stf.nurse&page=3";
    expect(filtersOf(address(text), "δοκ")).toEqual({
      kind: "referrals",
      from: "2026-11-01",
      to: "2026-11-23",
      community: "com.agia",
      by: "stf.nurse",
      q: "δοκ",
      page: 3,
    });
  });

  test("words that name people never come from an address, nor go into one", () => {
    expect(filtersOf(address("q=δοκ")).q).toBeUndefined();
    expect(FILTERS).not.toContain("q");
  });

  test("what makes no sense is left out", () => {
    expect(filtersOf(address("kind=secrets&from=31-02-2026&to=2026-02-31&page=-1"))).toEqual({
      kind: "visits",
      from: undefined,
      to: undefined,
      community: undefined,
      by: undefined,
      q: undefined,
      page: 1,
    });
    expect(filtersOf(address("page=2.5")).page).toBe(1);
  });

  test("another filter begins at the first page with nothing open", () => {
    const next = withFilter(address("kind=visits&page=4&row=a&person=b&by=c"), "community", "com.agia");
    expect(Object.fromEntries(next)).toEqual({ kind: "visits", by: "c", community: "com.agia" });
  });

  test("another page keeps the filters", () => {
    const next = withFilter(address("by=c&page=1&row=a"), "page", "2");
    expect(Object.fromEntries(next)).toEqual({ by: "c", page: "2" });
  });

  test("an emptied filter leaves the address, and all of them at once keep the kind", () => {
    expect(withFilter(address("by=c"), "by", "").toString()).toBe("");
    expect(withoutFilters(address("kind=people&by=c&page=2")).toString()).toBe("kind=people");
  });
});
