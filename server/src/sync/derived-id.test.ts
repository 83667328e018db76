import { expect, test } from "vitest";
import { derivedId } from "./derived-id";

test("devices know the news about their own ops by its id: what it follows from never changes", () => {
  expect(derivedId("notice", "replica-one|1|1", "stf.nurse")).toBe("Kz4M6G-lNBB09rUOB1Ejew");
});
