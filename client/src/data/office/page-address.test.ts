import { describe, expect, test } from "vitest";
import { pageOf, pagesOf, rangeOf, withPage } from "./page-address";

const address = (text: string) => new URLSearchParams(text);

describe("the page of a list", () => {
  test("stands in the address; what makes no sense is the first", () => {
    expect(pageOf(address("page=3"))).toBe(3);
    for (const text of ["", "page=0", "page=2.5", "page=x", "page=10001"])
      expect(pageOf(address(text))).toBe(1);
  });

  test("another page keeps the rest of the address, and nothing of the old one stays chosen", () => {
    expect(withPage(address("state=resolved&item=a"), 2).toString()).toBe("state=resolved&page=2");
    expect(withPage(address("page=2&item=a"), 1).toString()).toBe("");
  });

  test("how many there are", () => {
    expect(pagesOf({ total: 0, pageSize: 200 })).toBe(1);
    expect(pagesOf({ total: 200, pageSize: 200 })).toBe(1);
    expect(pagesOf({ total: 201, pageSize: 200 })).toBe(2);
  });

  test("which of all it shows", () => {
    expect(rangeOf({ page: 1, pageSize: 200, total: 431 })).toEqual({ from: 1, to: 200 });
    expect(rangeOf({ page: 3, pageSize: 200, total: 431 })).toEqual({ from: 401, to: 431 });
    expect(rangeOf({ page: 1, pageSize: 200, total: 0 })).toEqual({ from: 0, to: 0 });
  });
});
