import { comparableIdentifier } from "@konta/shared/people/identifiers";
import type { Custody, PersonLine } from "./border";
import type { BeneficiaryFields, NameFields } from "./border-fields";
import type { Glance } from "./glance";
import { custodyOfRecord, glance, idsOfPerson } from "./known-record";
import type { FindableNumber, PersonDoc } from "./people-index";
import type { Replica } from "./replica";

/** Glances of one person's records of a kind, with their ids. */
export function glancesOfPerson(
  replica: Replica,
  personId: string,
  collection: string,
): { id: string; fields: Glance }[] {
  const all: { id: string; fields: Glance }[] = [];
  for (const id of idsOfPerson(replica, personId, collection)) {
    const fields = glance(replica, collection, id);
    if (fields && fields["personId"] === personId) all.push({ id, fields });
  }
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const whole = ({ surname, givenName }: Partial<NameFields>): string =>
  [surname, givenName].filter(Boolean).join(" ");

/** The name as the person gives it, and the card's spelling; empty where nobody knows it. */
export function namesOf(names: readonly Partial<NameFields>[]): { name: string; latinName: string } {
  const main = names.find(({ kind }) => kind === "main") ?? names.find(({ kind }) => kind === "other");
  const card = names.find(({ kind }) => kind === "card");
  return { name: main ? whole(main) : "", latinName: card ? whole(card) : "" };
}

const textsOf = (replica: Replica, personId: string, collection: string, field: string): string[] =>
  glancesOfPerson(replica, personId, collection).flatMap(({ fields }) =>
    typeof fields[field] === "string" ? [fields[field]] : [],
  );

const namesOfPerson = (replica: Replica, personId: string): Partial<NameFields>[] =>
  glancesOfPerson(replica, personId, "personName").map(({ fields }) => fields as Partial<NameFields>);

function custodyOfPerson(replica: Replica, personId: string): Custody {
  const kinds = ["personName", "phone", "identifier", "document", "householdLink"] as const;
  const all = [custodyOfRecord(replica, "beneficiary", personId)];
  for (const kind of kinds)
    for (const id of replica.pending.idsOfPerson(personId, kind))
      all.push(custodyOfRecord(replica, kind, id));
  if (all.includes("device")) return "device";
  return all.includes("review") ? "review" : "delivered";
}

/** Null for somebody who is not known here, or not any more. */
export function personLine(replica: Replica, id: string): PersonLine | null {
  const person = glance(replica, "beneficiary", id) as BeneficiaryFields | null;
  if (!person) return null;
  const { birth, sex, fatherName, community, settlement, localReference, description } = person;
  const householdId = textsOf(replica, id, "householdLink", "householdId")[0];
  return {
    id,
    ...namesOf(namesOfPerson(replica, id)),
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(fatherName && { fatherName }),
    ...(community && { community }),
    ...(settlement && { settlement }),
    ...(localReference && { localReference }),
    ...(description && { description }),
    phones: textsOf(replica, id, "phone", "number"),
    ...(householdId && { householdId }),
    custody: custodyOfPerson(replica, id),
  };
}

/** What search knows of a person; null when she is not known here. */
export function personDoc(replica: Replica, id: string): PersonDoc | null {
  const person: (BeneficiaryFields & Glance) | null = glance(replica, "beneficiary", id);
  if (!person) return null;
  const names = namesOfPerson(replica, id);
  const number = (text: string, reason: FindableNumber["reason"]): FindableNumber => ({
    text: comparableIdentifier(text),
    reason,
  });
  const parts = names.flatMap(({ surname, givenName }) => [surname, givenName]);
  return {
    id,
    nameParts: [...parts, person.fatherName].filter((part) => part !== undefined),
    numbers: [
      ...textsOf(replica, id, "phone", "number").map((text) => number(text, "phone")),
      ...textsOf(replica, id, "identifier", "value").map((text) => number(text, "number")),
      ...textsOf(replica, id, "document", "number").map((text) => number(text, "number")),
      ...(person.localReference ? [number(person.localReference, "reference")] : []),
    ],
    description: [person.description, person.howToFind].filter(Boolean).join(" "),
    householdId: textsOf(replica, id, "householdLink", "householdId")[0] ?? null,
  };
}
