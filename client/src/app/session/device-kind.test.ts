import { ROLES } from "@konta/shared/access/role";
import { expect, test } from "vitest";
import { deviceKindOf } from "./device-kind";

test("coordinator, clerk, doctor and dpo work at a desk; everybody else in the field", () => {
  const desk = ROLES.filter((role) => deviceKindOf([role]) === "office");
  expect(desk.toSorted()).toEqual(["clerk", "coordinator", "doctor", "dpo"]);
  expect(deviceKindOf(["nurse", "coordinator"])).toBe("office");
});
