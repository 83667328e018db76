import { randomBytes } from "node:crypto";
import type { Role } from "@konta/shared/access/role";
import { openDatabase, type Database } from "../db/open-database";
import { sealBox } from "../db/seal-box";
import { applySystemOps } from "./system-ops";

/** Monday 23 November 2026, 09:00 in Athens. */
export const NOW = Date.UTC(2026, 10, 23, 7, 0);

export const STAFF = {
  nurse: ["nurse"],
  nurse2: ["nurse"],
  social: ["social_worker"],
  social2: ["social_worker"],
  mediator: ["mediator"],
  psychologist: ["psychologist"],
  clerk: ["clerk"],
  coordinator: ["coordinator"],
  driver: ["driver"],
} as const satisfies Record<string, readonly Role[]>;

export const staffId = (name: keyof typeof STAFF): string => `staff.${name}`;

/** What the registry knows; nobody serves the last one. */
const COMMUNITIES = ["vil.avgeniki", "vil.siva", "vil.voutes"];

/** A small municipality in memory: one structure that serves two communities, one mobile unit that serves none. */
export function aMunicipality(): Database {
  const db = openDatabase(":memory:", sealBox(randomBytes(32)));
  foundMunicipality(db);
  return db;
}

/** The same in a database that is open already. */
export function foundMunicipality(db: Database): void {
  const structure = { kind: "central", areas: ["vil.avgeniki", "vil.siva"] };
  applySystemOps(
    db,
    [
      { collection: "structure", id: "str.office", fields: { el: "Κέντρο", ...structure } },
      { collection: "structure", id: "str.mobile", fields: { el: "Κινητή", kind: "mobile_unit" } },
      ...COMMUNITIES.map((id) => ({ collection: "community", id, fields: { el: id, unit: "unit.one" } })),
      ...Object.entries(STAFF).map(([name, roles]) => ({
        collection: "staff",
        id: `staff.${name}`,
        fields: {
          name: `Δοκιμή ${name}`,
          shortCode: name,
          username: name,
          roles: [...roles],
          structure: name === "driver" || name === "social2" ? "str.mobile" : "str.office",
          active: true,
        },
      })),
    ],
    NOW,
  );
}
