import { describe, expect, test } from "vitest";
import { mayWrite } from "../access/permission-table";
import { ROLES } from "../access/role";
import { PLACE_OF_KIND } from "../domain/registry/structure";
import servicesFile from "./services.json" with { type: "json" };
import { servicesSchema } from "./services-schema";
import { USUAL_SERVICES, USUAL_STRUCTURE, type VisitRole } from "./usual-services";

const services = new Map(servicesSchema.parse(servicesFile).items.map((item) => [item.id, item]));
const roles = Object.keys(USUAL_SERVICES) as VisitRole[];

test("every role that writes the core compartment has its usual services, and nobody else", () => {
  expect(new Set<string>(roles)).toEqual(new Set(ROLES.filter((role) => mayWrite([role], "core"))));
});

describe.each(roles)("the usual services of %s", (role) => {
  test("are ten different services of level 2", () => {
    expect(new Set(USUAL_SERVICES[role]).size).toBe(10);
    for (const id of USUAL_SERVICES[role]) expect(services.get(id)?.level, id).toBe(2);
  });

  test("are given by the mobile unit or by the role's usual structure", () => {
    const place = PLACE_OF_KIND[USUAL_STRUCTURE[role]];
    for (const id of USUAL_SERVICES[role]) {
      const item = services.get(id);
      const givenBy = item?.level === 2 ? item.offered_by : [];
      expect(givenBy.includes("mobile") || givenBy.includes(place), id).toBe(true);
    }
  });

  test("do not give away violence, custody or addiction", () => {
    const telling = ["svc.b03", "svc.b09", "svc.b15", "svc.k12", "svc.k13"];
    expect(USUAL_SERVICES[role].filter((id) => telling.includes(id))).toEqual([]);
  });
});
