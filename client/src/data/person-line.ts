import { comparableIdentifier } from "@konta/shared/people/identifiers";
import type { Custody, PersonLine } from "./border";
import type { BeneficiaryFields, NameFields } from "./border-fields";
import type { Glance } from "./glance";
import { custodyOfRecord, glance, idsOfPerson } from "./known-record";
import type { FindableNumber, PersonDoc } from "./people-index";
import type { Replica } from "./replica";

/** Glances of the records of a kind that are read in a person's file, with their ids: her own first. */
export function glancesOfPerson(
  replica: Replica,
  personId: string,
  collection: string,
): { id: string; fields: Glance }[] {
  return replica.merges.readTogether(personId).flatMap((one) => ownGlances(replica, one, collection));
}

function ownGlances(
  replica: Replica,
  personId: string,
  collection: string,
): { id: string; fields: Glance }[] {
  const own: { id: string; fields: Glance }[] = [];
  for (const id of idsOfPerson(replica, personId, collection)) {
    const fields = glance(replica, collection, id);
    if (fields && fields["personId"] === personId) own.push({ id, fields });
  }
  return own.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const whole = ({ surname, givenName }: Partial<NameFields>): string =>
  [surname, givenName].filter(Boolean).join(" ");

/** The name as the person gives it, and the card's spelling; empty where nobody knows it. */
export function namesOf(names: readonly Partial<NameFields>[]): { name: string; latinName: string } {
  const main = names.find(({ kind }) => kind === "main") ?? names.find(({ kind }) => kind === "other");
  const card = names.find(({ kind }) => kind === "card");
  return { name: main ? whole(main) : "", latinName: card ? whole(card) : "" };
}

const textsIn = (glances: readonly { fields: Glance }[], field: string): string[] =>
  glances.flatMap(({ fields }) => (typeof fields[field] === "string" ? [fields[field]] : []));

const textsOf = (replica: Replica, personId: string, collection: string, field: string): string[] =>
  textsIn(glancesOfPerson(replica, personId, collection), field);

const namesIn = (glances: readonly { fields: Glance }[]): Partial<NameFields>[] =>
  glances.map(({ fields }) => fields as Partial<NameFields>);

function custodyOfPerson(replica: Replica, personId: string): Custody {
  const kinds = ["personName", "phone", "identifier", "document", "householdLink", "redirect"] as const;
  const all: Custody[] = [];
  for (const one of replica.merges.readTogether(personId)) {
    all.push(custodyOfRecord(replica, "beneficiary", one));
    for (const kind of kinds)
      for (const id of replica.pending.idsOfPerson(one, kind)) all.push(custodyOfRecord(replica, kind, id));
  }
  if (all.includes("device")) return "device";
  return all.includes("review") ? "review" : "delivered";
}

/** The line of a person's file, which of two that were merged is the one that stays; null where it is not known here. */
export const personLine = (replica: Replica, personId: string): PersonLine | null =>
  lineOf(replica, replica.merges.fileOf(personId), (id, collection) =>
    glancesOfPerson(replica, id, collection),
  );

/** The line of a person as she stands for herself, merged or not. */
export const ownLine = (replica: Replica, personId: string): PersonLine | null =>
  lineOf(replica, personId, (id, collection) => ownGlances(replica, id, collection));

function lineOf(
  replica: Replica,
  id: string,
  of: (id: string, collection: string) => { fields: Glance }[],
): PersonLine | null {
  const person = glance(replica, "beneficiary", id) as BeneficiaryFields | null;
  if (!person) return null;
  const { birth, sex, fatherName, community, settlement, localReference, description } = person;
  const [householdId] = textsIn(of(id, "householdLink"), "householdId");
  return {
    id,
    ...namesOf(namesIn(of(id, "personName"))),
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(fatherName && { fatherName }),
    ...(community && { community }),
    ...(settlement && { settlement }),
    ...(localReference && { localReference }),
    ...(description && { description }),
    phones: [...new Set(textsIn(of(id, "phone"), "number"))],
    ...(householdId && { householdId }),
    custody: custodyOfPerson(replica, id),
  };
}

/** What search knows of a person; null when she is not known here, or is found in the file that absorbed hers. */
export function personDoc(replica: Replica, id: string): PersonDoc | null {
  if (replica.merges.fileOf(id) !== id) return null;
  const person: (BeneficiaryFields & Glance) | null = glance(replica, "beneficiary", id);
  if (!person) return null;
  const names = namesIn(glancesOfPerson(replica, id, "personName"));
  const together = replica.merges.readTogether(id);
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
      ...together.flatMap((one) => {
        const reference = glance(replica, "beneficiary", one)?.["localReference"];
        return typeof reference === "string" ? [number(reference, "reference")] : [];
      }),
    ],
    description: [person.description, person.howToFind].filter(Boolean).join(" "),
    householdId: textsOf(replica, id, "householdLink", "householdId")[0] ?? null,
  };
}
