import { mayRead, mayWrite } from "@konta/shared/access/permission-table";
import type { Role } from "@konta/shared/access/role";

/** Who may see a page at all. The server decides about every record again; this only spares people a dead end. */
export type May = (roles: readonly Role[]) => boolean;

export const everybody: May = () => true;
export const readsPeople: May = (roles) => mayRead(roles, "core");
export const writesPeople: May = (roles) => mayWrite(roles, "core");
