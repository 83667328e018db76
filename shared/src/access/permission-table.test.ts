import { describe, expect, test } from "vitest";
import { COMPARTMENTS } from "./compartment";
import { mayRead, mayWrite, PERMISSION_TABLE, readable } from "./permission-table";
import { type Role, ROLES } from "./role";

/**
 * The table as the municipality signs it, typed a second time: a slip in one of them shows here.
 * n = only people named on a record's list; break-glass is a way of its own and grants nothing here.
 */
const SIGNED = `
             clerk  social_worker  mediator  nurse  psychologist  lawyer  doctor  coordinator  dpo  driver
  core       w      w              w         w      w             w       r       w            -    -
  benefit    w      w              w         r      -             r       -       w            -    -
  social     -      w              w         w      r             r       -       r            -    -
  health     -      -              -         w      -             -       w       -            -    -
  psych      -      -              -         -      w             -       -       -            -    -
  legal      -      -              -         -      -             w       -       -            -    -
  protected  n      n              n         n      n             n       -       n            -    -
  registry   r      r              r         r      r             r       r       w            r    r
  personal   own    own            own       own    own           own     own     own          own  own
  outing     r      w              w         w      w             w       -       w            -    r
`;

const [header = [], ...rows] = SIGNED.trim()
  .split("\n")
  .map((row) => row.trim().split(/\s+/));

describe("the permission table", () => {
  test("is the signed one, cell by cell", () => {
    const signed = rows.map(([compartment = "", ...cells]) => [
      compartment,
      Object.fromEntries(header.map((role, at) => [role, cells[at] === "n" ? "named" : cells[at]])),
    ]);
    expect(PERMISSION_TABLE).toEqual(Object.fromEntries(signed));
  });

  test("has a row for every compartment and a column for every role", () => {
    expect(Object.keys(PERMISSION_TABLE)).toEqual([...COMPARTMENTS]);
    for (const row of Object.values(PERMISSION_TABLE)) expect(Object.keys(row)).toEqual([...ROLES]);
  });
});

const reads = (...roles: Role[]) => readable(roles);

describe("what follows from it", () => {
  test("the mediator holds no health, psychological, legal or protected record", () => {
    expect(reads("mediator")).toEqual(["core", "benefit", "social", "registry", "personal", "outing"]);
  });

  test("dpo and driver hold nobody's records", () => {
    expect(reads("dpo")).toEqual(["registry", "personal"]);
    expect(reads("driver")).toEqual(["registry", "personal", "outing"]);
  });

  test("two roles hold what either holds; no role holds nothing", () => {
    expect(reads("clerk", "nurse")).toContain("health");
    expect(reads("clerk", "nurse")).toContain("benefit");
    expect(reads()).toEqual([]);
  });

  test("reading is not writing", () => {
    expect([mayRead(["doctor"], "core"), mayWrite(["doctor"], "core")]).toEqual([true, false]);
    expect([mayRead(["coordinator"], "social"), mayWrite(["coordinator"], "social")]).toEqual([true, false]);
    expect([mayRead(["clerk"], "registry"), mayWrite(["clerk"], "registry")]).toEqual([true, false]);
  });

  test("a list of named people that does not exist grants nothing", () => {
    for (const role of ROLES)
      expect([mayRead([role], "protected"), mayWrite([role], "protected")]).toEqual([false, false]);
  });
});
