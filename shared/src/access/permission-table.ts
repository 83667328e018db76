import { COMPARTMENTS, type Compartment } from "./compartment";
import { ROLES, type Role } from "./role";

/**
 * One cell: `w` read and write · `r` read · `-` nothing crosses the wire · `own` one's own scope only ·
 * `named` only people on a record's list (no list exists yet, so it grants nothing).
 */
export type Access = "w" | "r" | "-" | "own" | "named";

const row = (...cells: Access[]): Record<Role, Access> =>
  Object.fromEntries(ROLES.map((role, at) => [role, cells[at] ?? "-"])) as Record<Role, Access>;

/**
 * Who reads and writes what: the table the municipality signs (design page "vault", first table).
 * Columns in the order of ROLES: clerk, social worker, mediator, nurse, psychologist, lawyer, doctor,
 * coordinator, dpo, driver. The server enforces it on pull and on push; the client reads it to offer only what works.
 */
export const PERMISSION_TABLE: Record<Compartment, Record<Role, Access>> = {
  core: row("w", "w", "w", "w", "w", "w", "r", "w", "-", "-"),
  benefit: row("w", "w", "w", "r", "-", "r", "-", "w", "-", "-"),
  social: row("-", "w", "w", "w", "r", "r", "-", "r", "-", "-"),
  health: row("-", "-", "-", "w", "-", "-", "w", "-", "-", "-"),
  psych: row("-", "-", "-", "-", "w", "-", "-", "-", "-", "-"),
  legal: row("-", "-", "-", "-", "-", "w", "-", "-", "-", "-"),
  protected: row("named", "named", "named", "named", "named", "named", "-", "named", "-", "-"),
  registry: row("r", "r", "r", "r", "r", "r", "r", "w", "r", "r"),
  personal: row("own", "own", "own", "own", "own", "own", "own", "own", "own", "own"),
  outing: row("r", "w", "w", "w", "w", "w", "-", "w", "-", "r"),
};

export const mayRead = (roles: readonly Role[], compartment: Compartment): boolean =>
  roles.some((role) => ["w", "r", "own"].includes(PERMISSION_TABLE[compartment][role]));

export const mayWrite = (roles: readonly Role[], compartment: Compartment): boolean =>
  roles.some((role) => PERMISSION_TABLE[compartment][role] === "w");

export const readable = (roles: readonly Role[]): Compartment[] =>
  COMPARTMENTS.filter((compartment) => mayRead(roles, compartment));
