import { expect, test } from "vitest";
import { sayRecord } from "./say-record";

const nobody = () => undefined;

test("a phone says its number and whether it is safe, not whose record it hangs on", () => {
  const fields = { personId: "personAAAAAAAAAAAAAAAA", number: "6900000001", safeToCall: true, owner: "" };
  expect(sayRecord("phone", fields, nobody)).toEqual([
    { field: "number", word: "Τηλέφωνο", value: "6900000001" },
    { field: "safeToCall", word: expect.any(String), value: "Ναι" },
  ]);
});

test("links to other records are left out, what this version does not know is shown (rule P6)", () => {
  const fields = { householdId: "h", relation: "child", colour: "γαλάζιο" };
  const said = sayRecord("householdLink", fields, nobody);
  expect(said.map(({ field }) => field)).toEqual(["relation", "colour"]);
  expect(said[1]).toEqual({ field: "colour", word: "colour", value: "γαλάζιο" });
});
