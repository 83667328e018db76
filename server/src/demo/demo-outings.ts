import { addDays, instantOf, type LocalDate, weekday } from "@konta/shared/base/local-date";
import type { DemoBatch, DemoOuting } from "./demo-batch";
import { demoId } from "./demo-random";
import { staffIdOf } from "./demo-staff";

/** How far the demo's calendar reaches: what was driven, and what is planned. */
export const OUTING_DAYS_BACK = 60;
export const OUTING_DAYS_AHEAD = 14;

const TEAM = ["nurse", "social", "mediator", "driver"].map(staffIdOf);
const NOON_MINUTES = 14 * 60;

/** The villages in the order of the rounds; the town itself is served by the structures. */
export const ROUNDS: readonly (readonly string[])[] = [
  ["vil.profitis_ilias", "vil.kyparissi"],
  ["vil.venerato", "vil.avgeniki", "vil.kerasia"],
  ["vil.nea_alikarnassos", "vil.kallithea"],
  ["vil.dafnes", "vil.siva"],
  ["vil.agios_myron", "vil.pyrgou", "vil.petrokefalo"],
  ["vil.skalani", "vil.agios_syllas"],
  ["vil.kato_asites", "vil.ano_asites", "vil.pentamodi"],
  ["vil.voutes", "vil.stavrakia", "vil.vasileies"],
];

const dayNumber = (day: LocalDate): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** The outing of a working day; the same day always has the same one, whenever it is made. */
export function outingOf(day: LocalDate): DemoOuting {
  const round = ROUNDS[dayNumber(day) % ROUNDS.length] ?? [];
  return { id: demoId("outing", day), day, communities: [...round] };
}

export function workingDays(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) <= 5) days.push(day);
  return days;
}

export function outingBatch(day: LocalDate, plannedAt: number): DemoBatch {
  const { id, communities } = outingOf(day);
  const fields = { day, communities, team: TEAM, vehicle: "ΔΗΜ-0000", purpose: "Τακτική διαδρομή" };
  return { at: plannedAt, author: staffIdOf("coordinator"), records: [{ collection: "outing", id, fields }] };
}

/** The calendar around a day: planned a fortnight before, closed in the afternoon of its own day. */
export function demoOutings(today: LocalDate): DemoBatch[] {
  const days = workingDays(addDays(today, -OUTING_DAYS_BACK), addDays(today, OUTING_DAYS_AHEAD));
  return days.flatMap((day) => {
    const planned = outingBatch(day, instantOf(addDays(day, -OUTING_DAYS_AHEAD), 9 * 60));
    if (day >= today) return [planned];
    const closedAt = instantOf(day, NOON_MINUTES);
    const closed = { collection: "outing", id: outingOf(day).id, fields: { closedAt } };
    return [planned, { at: closedAt, author: staffIdOf("nurse"), records: [closed] }];
  });
}
