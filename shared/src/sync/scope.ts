import type { Compartment } from "../access/compartment";

/** Where a record lies: `area:<community>/<compartment>`, `registry`, `user:<staff id>` or `outing:<id>`. */
export type Scope = string;

export const areaScope = (community: string | null | undefined, compartment: Compartment): Scope =>
  `area:${community || "none"}/${compartment}`;
export const userScope = (staffId: string): Scope => `user:${staffId}`;
export const outingScope = (outingId: string): Scope => `outing:${outingId}`;
export const REGISTRY_SCOPE: Scope = "registry";

/** The compartment whose key seals what lies in a scope, and whose row of the permission table rules it. */
export function compartmentOf(scope: Scope): Compartment {
  if (scope === REGISTRY_SCOPE) return "registry";
  if (scope.startsWith("user:")) return "personal";
  if (scope.startsWith("outing:")) return "outing";
  return scope.slice(scope.lastIndexOf("/") + 1) as Compartment;
}
