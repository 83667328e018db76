import { expect, test } from "vitest";
import { mayRead, mayWrite } from "./permission-table";
import { ROLES } from "./role";
import { needsSecondFactor, SECOND_FACTOR_ROLES } from "./second-factor-roles";

test("whoever writes the registry proves more than a password, and so does who oversees and who keeps the lists", () => {
  const administers = ROLES.filter((role) => mayWrite([role], "registry"));
  expect(administers.filter((role) => !needsSecondFactor([role]))).toEqual([]);
  expect([...SECOND_FACTOR_ROLES].sort()).toEqual(["clerk", "coordinator", "dpo"]);
});

test("one such role among several is enough, and a driver has none", () => {
  expect(needsSecondFactor(["nurse", "coordinator"])).toBe(true);
  expect(needsSecondFactor(["nurse"])).toBe(false);
  expect(needsSecondFactor([])).toBe(false);
  expect(mayRead(["driver"], "core") || needsSecondFactor(["driver"])).toBe(false);
});
