import { addDays } from "@konta/shared/base/local-date";
import { acceptedSeq, currentState } from "@konta/shared/domain/referral/current-state";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { isTerminal } from "@konta/shared/domain/referral/referral-state";
import type { TodayView } from "./border";
import type { TaskFields } from "./border-fields";
import type { Glance } from "./glance";
import { glance, idsOf, known } from "./known-record";
import { glancesOfPerson, personLine } from "./person-line";
import type { Replica } from "./replica";

type Open = TodayView["people"][number]["open"][number];

/** A referral nobody has answered for so long is worth asking about. */
export const SILENT_AFTER_DAYS = 14;
const EXPIRES_WITHIN_DAYS = 30;
const MOST_PEOPLE = 200;

const textOf = (fields: Glance, name: string): string | undefined =>
  typeof fields[name] === "string" ? fields[name] : undefined;

function openTasks(replica: Replica, personId: string): Open[] {
  return glancesOfPerson(replica, personId, "task").flatMap(({ fields }) => {
    const { what, due, done } = fields as Partial<TaskFields>;
    return what && !done ? [{ what, ...(due && { due }) }] : [];
  });
}

function silentReferrals(replica: Replica, personId: string, day: string): Open[] {
  const events = glancesOfPerson(replica, personId, "referralEvent");
  return glancesOfPerson(replica, personId, "referral").flatMap(({ id, fields }): Open[] => {
    const own = events
      .filter((event) => event.fields["referralId"] === id)
      .map((event) => {
        const entry = replica.directory.newest("referralEvent", event.id);
        return {
          ...event,
          to: event.fields["to"] as ReferralState,
          accepted: entry ? acceptedSeq(entry.seq, event.fields) : null,
          written: replica.pending.of("referralEvent", event.id)[0]?.n ?? 0,
        };
      });
    const { state, steps } = currentState(own);
    const last = steps.at(-1);
    const since = (last && textOf(last.fields, "day")) ?? textOf(fields, "day");
    const isWaiting = state !== "draft" && state !== "ready" && !isTerminal(state);
    return isWaiting && since !== undefined && since <= addDays(day, -SILENT_AFTER_DAYS)
      ? [{ what: "silent_referral", due: addDays(since, SILENT_AFTER_DAYS) }]
      : [];
  });
}

function expiringPapers(replica: Replica, personId: string, day: string): Open[] {
  return glancesOfPerson(replica, personId, "document").flatMap(({ fields }): Open[] => {
    const until = textOf(fields, "until");
    return until !== undefined && until <= addDays(day, EXPIRES_WITHIN_DAYS)
      ? [{ what: "expiring_document", due: until }]
      : [];
  });
}

const soonest = (open: readonly Open[]): string =>
  open.reduce((first, { due }) => (due !== undefined && due < first ? due : first), "9999");

function outingOf(replica: Replica, day: string): TodayView["outing"] {
  for (const id of idsOf(replica, "outing")) {
    const fields = glance(replica, "outing", id);
    const team = (fields?.["team"] ?? []) as string[];
    if (fields?.["day"] !== day || !team.includes(replica.me.staffId)) continue;
    const vehicle = textOf(fields, "vehicle");
    const purpose = textOf(fields, "purpose");
    const closedAt = fields["closedAt"];
    return {
      id,
      day,
      communities: (fields["communities"] ?? []) as string[],
      team,
      ...(vehicle && { vehicle }),
      ...(purpose && { purpose }),
      ...(typeof closedAt === "number" && { closedAt }),
    };
  }
  return null;
}

/** Without an outing the day has no communities, and everybody with something open is shown. */
function peopleOfDay(replica: Replica, day: string, communities: ReadonlySet<string> | null) {
  const people: TodayView["people"] = [];
  for (const id of idsOf(replica, "beneficiary")) {
    const person = glance(replica, "beneficiary", id);
    if (!person || person["active"] === false || replica.merges.fileOf(id) !== id) continue;
    const seenToday = glancesOfPerson(replica, id, "visit").some(({ fields }) => fields["day"] === day);
    if (!seenToday && communities && !communities.has(textOf(person, "community") ?? "")) continue;
    const open = [
      ...openTasks(replica, id),
      ...silentReferrals(replica, id, day),
      ...expiringPapers(replica, id, day),
    ].sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
    if (!seenToday && open.length === 0) continue;
    const line = personLine(replica, id);
    if (line) people.push({ ...line, open, seenToday });
  }
  return people.sort(
    (a, b) => Number(a.seenToday) - Number(b.seenToday) || soonest(a.open).localeCompare(soonest(b.open)),
  );
}

async function promises(replica: Replica): Promise<TodayView["promises"]> {
  const own: TodayView["promises"] = [];
  for (const id of idsOf(replica, "task")) {
    const fields = glance(replica, "task", id) as Partial<TaskFields> | null;
    if (!fields?.personId || fields.done || fields.assignee !== replica.me.staffId) continue;
    const task = await known<TaskFields>(replica, "task", id);
    if (task) own.push({ ...task, personName: personLine(replica, fields.personId)?.name ?? "" });
  }
  return own.sort((a, b) => (a.fields.due ?? "9999").localeCompare(b.fields.due ?? "9999"));
}

export async function todayView(replica: Replica, day: string): Promise<TodayView> {
  const outing = outingOf(replica, day);
  const people = peopleOfDay(replica, day, outing && new Set(outing.communities));
  return {
    arrived: [...replica.scopes.values()].some(({ cursor }) => cursor > 0),
    outing,
    people: people.slice(0, MOST_PEOPLE),
    doneToday: people.filter(({ seenToday }) => seenToday).length,
    open: people.filter(({ open, seenToday }) => open.length > 0 && !seenToday).length,
    unsent: replica.pending.unsent().length,
    promises: await promises(replica),
  };
}
