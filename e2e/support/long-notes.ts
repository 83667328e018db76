import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { type BareOp, type BareReplica, newId } from "./bare-replica";
import { greekMark } from "./mark";
import type { Person } from "./person";

const COMMUNITY = "vil.agios_myron";
const PEOPLE_PER_PUSH = 5;
const NOTES_PER_PERSON = 8;
/** What no compression makes smaller than three quarters: about 7 kB each on the disk. */
const NOTE_BYTES = 7_200;

interface Noted {
  name: string;
  ops: BareOp[];
}

function somebodyWithLongNotes(): Noted {
  const id = newId();
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
  const givenName = "Χρυσάνθη";
  const visits = Array.from({ length: NOTES_PER_PERSON }, (_, at) => {
    const visitId = newId();
    const note = `Σελίδα ${at} ${surname} ${randomBytes(NOTE_BYTES).toString("base64")}`;
    return [
      {
        collection: "visit",
        id: visitId,
        fields: { personId: id, day: "2026-11-20", place: "home", services: [] },
      },
      { collection: "visitNote", id: newId(), fields: { personId: id, visitId, note } },
    ];
  });
  return {
    name: `${surname} ${givenName}`,
    ops: [
      { collection: "beneficiary", id, fields: { community: COMMUNITY } },
      { collection: "personName", id: newId(), fields: { personId: id, kind: "main", surname, givenName } },
      ...visits.flat(),
    ],
  };
}

/** People of whom so much is written that a browser keeps it otherwise than a few lines. @returns their names */
export async function writesLongNotes(replica: BareReplica, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, somebodyWithLongNotes);
  for (let at = 0; at < count; at += PEOPLE_PER_PUSH) {
    const ops = people.slice(at, at + PEOPLE_PER_PUSH).flatMap((each) => each.ops);
    const { results } = await replica.push(ops.map((op) => replica.line(op)));
    expect(results.map(([, , status]) => status)).toEqual(ops.map(() => "applied"));
  }
  return people.map(({ name }) => name);
}

/** Every note about each of them is there, to its last letter as far as a screen shows it. */
export async function showsLongNotes(reader: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await reader.openFile(name);
    await expect(new PersonPage(reader.page).timeline.getByText(`${name.split(" ")[0]} `)).toHaveCount(
      NOTES_PER_PERSON,
    );
  }
}
