/** What a person may read or write is decided per compartment, never by filtering fields. */
export const COMPARTMENTS = [
  "core",
  "benefit",
  "social",
  "health",
  "psych",
  "legal",
  "protected",
  "registry",
  "personal",
  "outing",
] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/**
 * Where special categories lie (GDPR, art. 9, and what hurts as much): health, ethnic origin among the groups and needs,
 * what a psychologist or a lawyer was told, where somebody is safe.
 */
export const SPECIAL_CATEGORIES: ReadonlySet<string> = new Set<Compartment>([
  "social",
  "health",
  "psych",
  "legal",
  "protected",
]);
