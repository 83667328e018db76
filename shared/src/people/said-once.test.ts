import { expect, test } from "vitest";
import { saidOnce } from "./said-once";

const phone = (personId: string, number: string) => ({ fields: { personId, number } });

test("[B1] what an absorbed file only repeats is shown once, what one file says twice stays", () => {
  const all = [
    phone("a", "6900000001"),
    phone("a", "6900000001"),
    phone("b", "690 000-0001"),
    phone("b", "6900000002"),
  ];
  expect(saidOnce("phone", all)).toEqual([all[0], all[1], all[3]]);
});

test("[B1] another kind is another thing, and other collections are never the same", () => {
  const name = (personId: string, kind: string) => ({ fields: { personId, kind, surname: "Δοκιμίδου" } });
  expect(saidOnce("personName", [name("a", "main"), name("b", "main"), name("b", "card")])).toHaveLength(2);
  const visit = (personId: string) => ({ fields: { personId, day: "2026-11-23" } });
  expect(saidOnce("visit", [visit("a"), visit("b")])).toHaveLength(2);
});
