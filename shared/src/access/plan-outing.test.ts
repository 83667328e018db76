import { describe, expect, test } from "vitest";
import { mayPlanOuting } from "./plan-outing";
import { ROLES } from "./role";

const ownAreas = new Set(["vil.siva", "vil.avgeniki"]);

describe("who plans an outing", () => {
  test("the coordinator anywhere, a social worker where her structure serves, nobody else", () => {
    const inside = ROLES.filter((role) => mayPlanOuting({ roles: [role], ownAreas }, ["vil.siva"]));
    const beyond = ROLES.filter((role) =>
      mayPlanOuting({ roles: [role], ownAreas }, ["vil.siva", "vil.voutes"]),
    );
    expect(inside).toEqual(["social_worker", "coordinator"]);
    expect(beyond).toEqual(["coordinator"]);
  });

  test("nobody without a role", () => {
    expect(mayPlanOuting({ roles: [], ownAreas }, [])).toBe(false);
  });
});
