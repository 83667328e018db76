import { describe, expect, test } from "vitest";
import type { PersonLine } from "../../data/border";
import { t } from "../../text/translate";
import { hitDetail, hitTarget, reasonWord, registerTarget } from "./hit-line";

const person: PersonLine = { id: "p", name: "Alpha Beta", latinName: "", phones: [], custody: "device" };

describe("a hit of the search", () => {
  test("an approximate age carries its sign, an unknown one is left out", () => {
    const at = (birth: object) => hitDetail({ ...person, birth }, "2026-11-23", (id) => id, t)[0];
    expect(at({ year: 1986, approximate: true })).toContain("~40");
    expect(at({ year: 1986, month: 1, day: 2 })).toMatch(/^40/);
    expect(at({})).toBeUndefined();
  });

  test("household and place come after the age", () => {
    const detail = hitDetail(
      { ...person, fatherName: "Gamma", settlement: "Delta", community: "c.1" },
      "2026-11-23",
      () => "Community",
      t,
    );
    expect(detail.slice(1)).toEqual(["Delta", "Community"]);
    expect(detail[0]).toContain("Gamma");
  });

  test("somebody only listed has no reason", () => {
    expect(reasonWord(person, t)).toBe("");
    expect(reasonWord({ ...person, reason: "phone" }, t)).not.toBe("");
  });

  test("leads to the file, or straight to the visit", () => {
    expect(hitTarget("p", null)).toBe("/people/p");
    expect(hitTarget("p", "visit")).toBe("/people/p/visit");
  });

  test("leads to the registration with its purpose and nobody's name in the address", () => {
    expect(registerTarget(null)).toBe("/people/new");
    expect(registerTarget("visit")).toBe("/people/new?for=visit");
  });
});
