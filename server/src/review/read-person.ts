import { allOf, type MergedPeople, staysAs } from "@konta/shared/people/merged-people";
import { saidOnce } from "@konta/shared/people/said-once";
import type { Database } from "../db/open-database";
import { householdLinks } from "../db/office-reads";
import { recordsOfPerson, type StoredRecord } from "../db/records";
import { known } from "./known";
import { namesOf, personLines } from "./person-lines";
import { mergesFor, type Reader, readable } from "./reader";
import { referralView } from "./referral-views";

const newestFirst = (a: StoredRecord, b: StoredRecord): number =>
  Number(b.fields.at ?? b.createdAt) - Number(a.fields.at ?? a.createdAt);

function household(db: Database, reader: Reader, merges: MergedPeople, link: StoredRecord | undefined) {
  if (!link || typeof link.fields.householdId !== "string") return null;
  const { householdId, relation } = link.fields;
  const links = householdLinks(db, [householdId], [...reader.scopes]);
  const fileOf = (each: StoredRecord): string => staysAs(merges, each.personId ?? "");
  const own = fileOf(link);
  const lines = personLines(db, links.map(fileOf), reader.scopes);
  const members = [...new Map(links.map((each) => [fileOf(each), each]))].flatMap(([id, each]) => {
    const line = id === own ? undefined : lines.get(id);
    return line ? [{ ...line, relation: each.fields.relation }] : [];
  });
  return { householdId, relation, members };
}

/**
 * One person's file as this reader may know it, in the shape of the device's own store: what lies in a compartment the
 * roles do not read is not in it. Whoever was absorbed by a merge is read in the file that stays (rule B1). Null for "not there" and "not yours" alike.
 */
export function readPerson(db: Database, reader: Reader, asked: string) {
  const merges = mergesFor(db, reader);
  const person = readable(db, reader, "beneficiary", staysAs(merges, asked));
  if (!person) return null;
  const [, ...absorbed] = allOf(merges, person.id);
  const about = [person.id, ...absorbed].flatMap((one) =>
    recordsOfPerson(db, one).filter((each) => !each.deleted && reader.scopes.has(each.scope)),
  );
  const of = (collection: string): StoredRecord[] =>
    saidOnce(
      collection,
      about.filter((each) => each.collection === collection),
    );
  const list = (collection: string) => of(collection).map((each) => known(db, each));
  const notes = of("visitNote");
  const noteOf = (visitId: string) => {
    const note = notes.find((each) => each.fields.visitId === visitId);
    return note ? known(db, note) : null;
  };
  return {
    person: known(db, person),
    ...namesOf(of("personName")),
    /** Files of the same person that were merged into this one, as they stood for themselves. */
    absorbed: [...personLines(db, absorbed, reader.scopes).values()],
    names: list("personName"),
    identifiers: list("identifier"),
    phones: list("phone"),
    documents: list("document"),
    household: household(db, reader, merges, of("householdLink")[0]),
    allergies: list("allergy"),
    psychNotes: list("psychNote"),
    legalNotes: list("legalNote"),
    visits: of("visit")
      .sort(newestFirst)
      .map((each) => ({ ...known(db, each), note: noteOf(each.id) })),
    referrals: of("referral")
      .sort(newestFirst)
      .map((each) => referralView(db, each, of("referralEvent"))),
    tasks: list("task"),
    conflicts: of("conflict")
      .filter((each) => each.fields.open === true)
      .map((each) => ({ ...each.fields, id: each.id })),
  };
}
