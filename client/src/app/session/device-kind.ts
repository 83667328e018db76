import type { Role } from "@konta/shared/access/role";

const OFFICE_ROLES: ReadonlySet<Role> = new Set<Role>(["coordinator", "clerk", "doctor", "dpo"]);

/** Whose work is at a desk gets the office's device; everybody else the field's, which holds only her areas. */
export const deviceKindOf = (roles: readonly Role[]): "field" | "office" =>
  roles.some((role) => OFFICE_ROLES.has(role)) ? "office" : "field";
