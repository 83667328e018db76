import type { Database } from "../db/open-database";
import { recordsAbout } from "../db/office-reads";
import type { StoredRecord } from "../db/records";

/** One line of a list of people, as the device's store gives it. */
export interface PersonLine {
  id: string;
  name: string;
  latinName: string;
  phones: string[];
  custody: "delivered";
  localReference?: string;
  community?: string;
  [fact: string]: unknown;
}

const FACTS = [
  "birth",
  "sex",
  "fatherName",
  "community",
  "settlement",
  "localReference",
  "description",
] as const;

const nameIn = (names: readonly StoredRecord[], kind: string): string => {
  const fields = names.find((each) => each.fields.kind === kind)?.fields;
  return [fields?.surname, fields?.givenName]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ");
};

/** "Surname Given name" as the person gives it, and the card's spelling. */
export const namesOf = (names: readonly StoredRecord[]): { name: string; latinName: string } => ({
  name: nameIn(names, "main") || nameIn(names, "other") || nameIn(names, "card"),
  latinName: nameIn(names, "card"),
});

export function personLine(person: StoredRecord, about: readonly StoredRecord[]): PersonLine {
  const of = (collection: string) => about.filter((each) => each.collection === collection);
  const facts: [string, unknown][] = FACTS.flatMap((fact): [string, unknown][] => {
    const value = person.fields[fact];
    return value === undefined || value === null ? [] : [[fact, value]];
  });
  const householdId = of("householdLink")[0]?.fields.householdId;
  return {
    id: person.id,
    ...namesOf(of("personName")),
    ...Object.fromEntries<unknown>(facts),
    ...(typeof householdId === "string" ? { householdId } : {}),
    phones: of("phone").map((each) => String(each.fields.number)),
    custody: "delivered",
  };
}

const OF_A_LINE = ["beneficiary", "personName", "phone", "householdLink"];

/** The lines of some people, by id; whoever lies outside the scopes has none. */
export function personLines(
  db: Database,
  ids: readonly string[],
  scopes: ReadonlySet<string>,
): Map<string, PersonLine> {
  const about = new Map<string, StoredRecord[]>();
  for (const each of recordsAbout(db, ids, OF_A_LINE, [...scopes])) {
    const id = each.personId ?? "";
    about.set(id, [...(about.get(id) ?? []), each]);
  }
  const lines = new Map<string, PersonLine>();
  for (const [id, records] of about) {
    const person = records.find((each) => each.collection === "beneficiary");
    if (person) lines.set(id, personLine(person, records));
  }
  return lines;
}
