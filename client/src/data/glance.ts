/** The fields of a record that stay in memory, so that lists, search and open loops need not open a segment. */
export type Glance = Readonly<Record<string, unknown>>;

const FIELDS: Record<string, readonly string[]> = {
  beneficiary: [
    "localReference",
    "community",
    "settlement",
    "birth",
    "birthOrder",
    "sex",
    "fatherName",
    "motherName",
    "description",
    "howToFind",
    "active",
  ],
  personName: ["personId", "kind", "surname", "givenName", "unnamed"],
  phone: ["personId", "number"],
  identifier: ["personId", "kind", "value"],
  document: ["personId", "kind", "number", "until"],
  householdLink: ["personId", "householdId", "relation"],
  redirect: ["personId", "into"],
  visit: ["personId", "day", "at"],
  task: ["personId", "what", "title", "due", "assignee", "visitId", "referralId", "done", "doneDay"],
  referral: ["personId", "day", "urgency", "agency"],
  referralEvent: ["personId", "referralId", "to", "day", "accepted"],
  outing: ["day", "communities", "team", "vehicle", "purpose", "closedAt"],
  conflict: ["personId", "collection", "recordId", "open"],
  erasure: ["records"],
  notice: ["kind", "collection", "recordId", "personId", "field", "reason"],
};

export function glanceOf(collection: string, fields: Readonly<Record<string, unknown>>): Glance | null {
  const names = FIELDS[collection];
  if (!names) return null;
  const glance: Record<string, unknown> = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null) glance[name] = value;
  }
  return glance;
}
