import { expect, test } from "vitest";
import agencies from "./agencies.json" with { type: "json" };
import inventory from "./inventory.json" with { type: "json" };
import programmes from "./programmes.json" with { type: "json" };
import referralStates from "./referral-states.json" with { type: "json" };
import roles from "./roles.json" with { type: "json" };
import services from "./services.json" with { type: "json" };
import structures from "./structures.json" with { type: "json" };
import villages from "./villages.json" with { type: "json" };
import vulnerableGroups from "./vulnerable-groups.json" with { type: "json" };

test("the catalogues hold exactly what was collected: nothing invented, nothing dropped", () => {
  expect({
    services: services.items.length,
    servicesOfLevel2: services.items.filter((item) => item.level === 2).length,
    structures: structures.items.length,
    agencies: agencies.items.length,
    programmes: programmes.items.length,
    groups: vulnerableGroups.items.length,
    communities: villages.communities.length,
    referralStates: referralStates.states.length,
    transitions: referralStates.transitions.length,
    specialities: roles.staff_roles.length,
    statements: inventory.items.length,
  }).toEqual({
    services: 101,
    servicesOfLevel2: 92,
    structures: 8,
    agencies: 51,
    programmes: 19,
    groups: 25,
    communities: 21,
    referralStates: 13,
    transitions: 26,
    specialities: 21,
    statements: 335,
  });
  expect(inventory._meta.rows).toBe(inventory.items.length);
});

test("every structure has hours, an address and a phone, except the mobile unit, of which the sources give none", () => {
  for (const item of structures.items) {
    const told = item.id !== "str.her.mobile";
    expect([item.hours !== null, item.address !== null, item.phones.length > 0], item.id).toEqual([
      told,
      told,
      told,
    ]);
  }
  expect(structures.items.filter((item) => item.email === null).map((item) => item.id)).toEqual([
    "str.her.mobile",
    "str.cha.office",
    "str.cha.roma",
  ]);
});

test("an agency that is a structure of a centre has the structure's contacts", () => {
  for (const item of structures.items) {
    const twin = agencies.items.find(
      (agency) => agency.id === `agy.cc_${item.id.slice(4).replace(".", "_")}`,
    );
    if (item.id === "str.her.mobile") expect(twin).toBeUndefined();
    else
      expect(twin?.contact, item.id).toEqual({
        address: item.address,
        phones: item.phones,
        email: item.email,
      });
  }
});

test("the communities of a unit add up to its population, the units to the municipality (173,993 in 2011)", () => {
  for (const unit of villages.units) {
    const people = villages.communities.filter((village) => village.unit === unit.id);
    expect(
      people.reduce((sum, village) => sum + village.population_2011, 0),
      unit.id,
    ).toBe(unit.population_2011);
  }
  expect(villages.units.reduce((sum, unit) => sum + unit.population_2011, 0)).toBe(173_993);
});

test("the posts of Heraklion add up to the staff of each structure", () => {
  const { heraklion_totals: totals, heraklion_total: total } = roles._meta;
  for (const [structure, persons] of Object.entries(totals)) {
    const posts = roles.staff_roles
      .flatMap((role) => role.posts)
      .filter((post) => post.structure === structure);
    expect(
      posts.reduce((sum, post) => sum + (post.count ?? 0), 0),
      structure,
    ).toBe(persons);
  }
  expect(Object.values(totals).reduce((sum, persons) => sum + persons, 0)).toBe(total);
});
