import { USUAL_SERVICES } from "@konta/shared/catalogue/usual-services";
import { addDays, dayAt, instantOf, type LocalDate } from "@konta/shared/base/local-date";
import { NEED_DOMAINS, type NeedDomain, needNote } from "@konta/shared/domain/visit/visit-note";
import type { SystemRecord } from "../sync/system-ops";
import type { DemoBatch, DemoPerson } from "./demo-batch";
import { NOTES, REQUESTS } from "./demo-notes";
import { outingOf, OUTING_DAYS_BACK, workingDays } from "./demo-outings";
import { demoId, type DemoRandom } from "./demo-random";
import { staffIdOf } from "./demo-staff";

const FIELD = ["nurse", "social", "mediator"] as const;
const OFFICE = ["social2", "clerk", "nurse2", "social"] as const;
type VisitAuthor = (typeof FIELD)[number] | (typeof OFFICE)[number];
const ROLE_OF = {
  nurse: "nurse",
  nurse2: "nurse",
  social: "social_worker",
  social2: "social_worker",
  mediator: "mediator",
  clerk: "clerk",
} as const;

const NEXT = ["none", "none", "none", "recheck", "call", "papers", "referral"] as const;

export interface DemoVisit {
  id: string;
  n: number;
  person: DemoPerson;
  at: number;
  day: LocalDate;
}

interface Occasion {
  day: LocalDate;
  outingId: string | null;
  author: VisitAuthor;
}

/** Mostly the day on which the van was in the person's village; otherwise the office. */
function occasionOf(random: DemoRandom, person: DemoPerson, today: LocalDate): Occasion {
  const registered = dayAt(person.registeredAt);
  const last = addDays(today, -1);
  const from = addDays(today, -OUTING_DAYS_BACK);
  const days = workingDays(registered, last);
  const driven = days.filter(
    (day) => day >= from && person.community !== null && outingOf(day).communities.includes(person.community),
  );
  if (driven.length > 0 && random.chance(0.65)) {
    const day = random.pick(driven);
    return { day, outingId: outingOf(day).id, author: random.pick(FIELD) };
  }
  const day = days.length > 0 ? random.pick(days) : registered;
  return { day, outingId: null, author: random.pick(OFFICE) };
}

/** What somebody saw in a domain, in every third note. */
const SEEN: Record<NeedDomain, string> = {
  income: "Ζουν από ένα επίδομα και το μεροκάματο του καλοκαιριού.",
  housing: "Υγρασία σε δύο δωμάτια, χωρίς θέρμανση.",
  work: "Κάρτα ανεργίας έληξε, θέλει ανανέωση.",
  education: "Το μικρό έχει μέρες να πάει σχολείο.",
  health: "Δεν έχει δει γιατρό από πέρυσι.",
  papers: "Λείπει το πιστοποιητικό οικογενειακής κατάστασης.",
  safety: "Φροντίζει μόνη της δύο ηλικιωμένους.",
  social: "Βγαίνει σπάνια, μόνο με την κόρη της.",
};
const SEEN_EACH = 3;

function noteOf(random: DemoRandom, { id, n, person }: DemoVisit): SystemRecord {
  const needs = random
    .some(NEED_DOMAINS, random.int(0, 4))
    .map((domain) => [domain, random.int(1, 3)] as const);
  return {
    collection: "visitNote",
    id: demoId("visitNote", n),
    fields: {
      personId: person.id,
      visitId: id,
      request: random.pick(REQUESTS),
      note: random.pick(NOTES),
      ...Object.fromEntries(needs),
      ...(n % SEEN_EACH === 0 &&
        Object.fromEntries(needs.slice(0, 1).map(([domain]) => [needNote(domain), SEEN[domain]]))),
    },
  };
}

function promiseOf(
  random: DemoRandom,
  { id, n, person, day }: DemoVisit,
  today: LocalDate,
  what: string,
  author: string,
): SystemRecord {
  const due = addDays(day, random.pick([2, 7, 14, 30]));
  // What was promised long ago is mostly kept; a few are late, and some fall due today.
  const done = due < today ? random.chance(0.85) : random.chance(0.1);
  const doneDay = due < today ? due : addDays(today, -1);
  return {
    collection: "task",
    id: demoId("task", n),
    fields: {
      personId: person.id,
      what,
      due,
      assignee: author,
      visitId: id,
      done,
      ...(done ? { doneDay } : {}),
    },
  };
}

function demoVisit(random: DemoRandom, n: number, person: DemoPerson, today: LocalDate) {
  const { day, outingId, author } = occasionOf(random, person, today);
  const at = Math.max(instantOf(day, random.int(9 * 60, 13 * 60 + 30)), person.registeredAt + 60_000);
  const visit: DemoVisit = { id: demoId("visit", n), n, person, at, day };
  const by = staffIdOf(author);
  const what = random.pick(NEXT);
  const team = outingId ? ["nurse", "social", "mediator", "driver"].map(staffIdOf) : [by];
  const fields = {
    personId: person.id,
    at,
    day,
    place: outingId
      ? random.pick(["home", "home", "open_point", "settlement"])
      : random.pick(["office", "phone"]),
    ...(person.community ? { community: person.community } : {}),
    team,
    services: random.some(USUAL_SERVICES[ROLE_OF[author]], random.int(1, 3)),
    ...(outingId ? { outingId } : {}),
    nextStep: what,
    ...(what === "none" ? {} : { nextDay: addDays(day, 14) }),
  };
  const records: SystemRecord[] = [{ collection: "visit", id: visit.id, fields }];
  if (author !== "clerk" && random.chance(0.8)) records.push(noteOf(random, visit));
  if (what !== "none") records.push(promiseOf(random, visit, today, what, by));
  return { visit, batch: { at: at + 20 * 60_000, author: by, records } };
}

export function demoVisits(
  random: DemoRandom,
  count: number,
  people: readonly DemoPerson[],
  today: LocalDate,
): { visits: DemoVisit[]; batches: DemoBatch[] } {
  const made = people.length === 0 ? 0 : count;
  const all = Array.from({ length: made }, (_, n) => demoVisit(random, n, random.pick(people), today));
  return { visits: all.map(({ visit }) => visit), batches: all.map(({ batch }) => batch) };
}
