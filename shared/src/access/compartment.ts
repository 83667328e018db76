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
