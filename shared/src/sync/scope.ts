import type { Compartment } from "../access/compartment";

/**
 * Where a record lies: `area:<community>/<compartment>`, `registry`, `user:<staff id>`, `outing:<id>`, or
 * `unknown:<person>/<compartment>` as long as the person it is about is not here.
 */
export type Scope = string;

export const areaScope = (community: string | null | undefined, compartment: Compartment): Scope =>
  `area:${community || "none"}/${compartment}`;
const UNKNOWN = "unknown:";
/** Of what is about a person who is not here (yet): nobody knows who may see it, so nobody is sent it (rule S1). */
export const unknownScope = (personId: string, compartment: Compartment): Scope =>
  `${UNKNOWN}${personId}/${compartment}`;
export const isUnknownScope = (scope: Scope): boolean => scope.startsWith(UNKNOWN);
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
