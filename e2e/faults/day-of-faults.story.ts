import { PersonPage } from "../pages/person-page";
import { BareReplica, newId } from "../support/bare-replica";
import type { Fault } from "../support/fault";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  PROMISED_MS,
  recordVisit,
  type Registered,
  registerSomebody,
} from "../support/field-work";
import type { OfficeDesk } from "../support/office-desk";
import type { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

/** A tablet at work on one person's file, and a colleague who writes about the same person over a good line. */
interface Day {
  social: Person;
  person: Registered;
  office: OfficeDesk;
  colleague: BareReplica;
  notes: string[];
  phones: string[];
}

async function begin(town: Town): Promise<Day> {
  const social = await atWork(town);
  const person = await registerSomebody(social);
  await social.shell.counts(0);
  const office = await officeOf(town);
  const { stack } = town;
  const colleague = await BareReplica.enrol(stack.origin, stack.account("mediator"));
  return { social, person, office, colleague, notes: [], phones: [] };
}

async function recordOne({ social, notes }: Day): Promise<void> {
  const note = aNote();
  await recordVisit(social, note);
  notes.push(note);
}

/** Reaches the office while the tablet's line is bad. */
async function colleagueWrites({ colleague, person, phones }: Day): Promise<void> {
  const number = `69000${String(10_000 + phones.length)}`;
  const fields = { personId: person.id, number };
  const { results } = await colleague.push([colleague.line({ collection: "phone", id: newId(), fields })]);
  expect(results.map(([, , status]) => status)).toEqual(["applied"]);
  phones.push(number);
}

/** The office has what the tablet wrote, the tablet shows what the colleague wrote, each once: nobody touches it. */
async function endsEqual({ social, person, office, notes, phones }: Day): Promise<void> {
  const file = new PersonPage(social.page);
  const patience = { timeout: PROMISED_MS };
  await expect(social.page.getByTestId("unsent-count")).toHaveText("0", patience);
  await expect(file.phones).toHaveCount(phones.length, patience);
  for (const number of phones) await expect(file.phones.filter({ hasText: number })).toHaveCount(1);
  await expect(file.visits).toHaveCount(notes.length);
  await officeHas(office, person.id, notes);
  expect((await office.phonesOf(person.id)).sort()).toEqual([...phones].sort());
  expect(await office.waiting()).toBe(0);
}

/** Every exchange meets it until it has been met; then it ends. */
async function lasting(day: Day, fault: Fault): Promise<void> {
  const plague = day.social.device.network.plague(fault);
  await colleagueWrites(day);
  await recordOne(day);
  await plague.met;
  plague.end();
}

const saysWhat = ({ kind, ...how }: Fault): string => [kind, ...Object.values(how)].join(" ");

const PARTS_OF_THE_DAY: [string, Fault[]][] = [
  [
    "what it sends is cut or comes twice",
    [
      { kind: "cut-request", afterBytes: 0 },
      { kind: "cut-request", afterBytes: 100 },
      { kind: "duplicate", answer: "first" },
      { kind: "duplicate", answer: "second" },
    ],
  ],
  [
    "something else answers",
    [
      { kind: "status", status: 500 },
      { kind: "status", status: 502 },
      { kind: "status", status: 429, retryAfterS: 2 },
      { kind: "status", status: 404 },
      { kind: "captive" },
    ],
  ],
  [
    "what it gets is cut, lost or spoiled",
    [
      { kind: "cut", afterBytes: 10 },
      { kind: "cut", afterBytes: 700 },
      { kind: "swallow" },
      { kind: "flip", at: 40 },
      { kind: "flip", at: 900 },
      { kind: "garbage-gzip" },
    ],
  ],
  ["the line stays open and brings nothing", [{ kind: "stall", afterBytes: 30 }]],
];

for (const [what, faults] of PARTS_OF_THE_DAY)
  story(
    `[P1] [P2] [P8] a day's work on a bad line, ${what} (${faults.map(saysWhat).join(", ")}): all are equal within 60 s of its end, untouched`,
    async ({ town }) => {
      story.setTimeout(60_000 + faults.length * PROMISED_MS);
      const day = await begin(town);
      for (const fault of faults) {
        await lasting(day, fault);
        await endsEqual(day);
      }
    },
  );

story(
  "[P1] [P2] a day's work on a bad line, requests that arrive after newer ones, as originals and as copies: nothing moves back, nothing doubles",
  async ({ town }) => {
    const day = await begin(town);
    const { network } = day.social.device;
    const overtaken = network.strike({ kind: "overtaken", byNewer: 1 });
    await colleagueWrites(day);
    await recordOne(day);
    await overtaken;
    await endsEqual(day);

    const copied = network.strike({ kind: "delayed-copy", afterNewer: 2 });
    await colleagueWrites(day);
    for (let visit = 1; visit <= 3; visit += 1) {
      await recordOne(day);
      // Each in an exchange of its own.
      await officeHas(day.office, day.person.id, day.notes);
    }
    await copied;
    await endsEqual(day);
  },
);

story(
  "[P8] a day's work over 50 kbit/s with 800 ms each way: it is slow, and all are equal within 60 s",
  async ({ town }) => {
    const day = await begin(town);
    day.social.device.network.shape({ bitsPerSecond: 50_000, delayMs: 800 });
    for (let visit = 1; visit <= 3; visit += 1) await recordOne(day);
    await colleagueWrites(day);
    await endsEqual(day);
  },
);
