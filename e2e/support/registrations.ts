import { expect } from "@playwright/test";
import { type BareOp, type BareReplica, newId } from "./bare-replica";

export interface Registration {
  surname: string;
  givenName: string;
  /** Id of a community; without one the person is everybody's. */
  community?: string;
  phone?: string;
  birth?: { year: number; month?: number; day?: number };
  fatherName?: string;
  /** How many visits are recorded with her. */
  visitCount?: number;
}

const aVisit = (personId: string): BareOp => ({
  collection: "visit",
  id: newId(),
  fields: { personId, day: "2026-11-20", place: "home", services: [] },
});

/** Sends ops that the office applies, every one. */
async function applies(replica: BareReplica, ops: readonly BareOp[]): Promise<void> {
  const { results } = await replica.push(ops.map((op) => replica.line(op)));
  expect(results.map(([, , status]) => status)).toEqual(ops.map(() => "applied"));
}

/** Registers somebody from a device that nobody looks at. @returns her id */
export async function registers(replica: BareReplica, person: Registration): Promise<string> {
  const id = newId();
  const { surname, givenName, community, phone, birth, fatherName, visitCount = 0 } = person;
  await applies(replica, [
    {
      collection: "beneficiary",
      id,
      fields: { ...(community && { community }), ...(birth && { birth }), ...(fatherName && { fatherName }) },
    },
    { collection: "personName", id: newId(), fields: { personId: id, kind: "main", surname, givenName } },
    ...(phone ? [{ collection: "phone", id: newId(), fields: { personId: id, number: phone } }] : []),
    ...Array.from({ length: visitCount }, () => aVisit(id)),
  ]);
  return id;
}

/** One more visit, by whoever knows nothing of what the office decided meanwhile. */
export async function visits(replica: BareReplica, personId: string): Promise<string> {
  const visit = aVisit(personId);
  await applies(replica, [visit]);
  return visit.id;
}
