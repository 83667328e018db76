import type { Role } from "./role";

/**
 * Who must prove more than a password at sign-in, where second factors are on: whoever can export or administer, and
 * from any browser in the world at that. Field roles reach one area's people with a device that is bound to them; these
 * reach the whole municipality with a session alone.
 *
 * - coordinator: writes the registry, plans outings, decides what waits, exports.
 * - dpo: reads the audit (who works with whom) and answers access requests, which are whole files.
 * - clerk: names, numbers and amounts of everybody, the lists for agencies and programmes.
 *
 * Not the doctor, who exports nothing; the day rule sets are signed here, he belongs on this list. Everybody else may have
 * one, and whoever has one is asked for it.
 */
export const SECOND_FACTOR_ROLES: readonly Role[] = ["coordinator", "dpo", "clerk"];

export const needsSecondFactor = (roles: readonly Role[]): boolean =>
  roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
