import { dayAt, type LocalDate } from "@konta/shared/base/local-date";
import type { Known, PersonFile, ReferralView, VisitView } from "../../data/border";
import type { TaskFields } from "../../data/border-fields";

/** One line of the course of a person. Days order it; the clock is the device's and decides nothing among days. */
export type TimelineEntry =
  | { is: "visit"; day: LocalDate; at: number; visit: VisitView }
  | { is: "referral"; day: LocalDate; at: number; referral: ReferralView }
  | { is: "task"; day: LocalDate; at: number; task: Known<TaskFields> }
  | { is: "registered"; day: LocalDate; at: number; by: string };

const visitEntry = (visit: VisitView): TimelineEntry => ({
  is: "visit",
  day: visit.fields.day,
  at: visit.fields.at ?? visit.at,
  visit,
});
const referralEntry = (referral: ReferralView): TimelineEntry => ({
  is: "referral",
  day: referral.fields.day ?? dayAt(referral.at),
  at: referral.at,
  referral,
});
const taskEntry = (task: Known<TaskFields>): TimelineEntry => ({
  is: "task",
  day: dayAt(task.at),
  at: task.at,
  task,
});

/** Everything that happened with a person, the newest first. */
export function timelineEntries(
  file: Pick<PersonFile, "person" | "visits" | "referrals" | "tasks">,
): TimelineEntry[] {
  const { person, visits, referrals, tasks } = file;
  const all = [...visits.map(visitEntry), ...referrals.map(referralEntry), ...tasks.map(taskEntry)].sort(
    (a, b) => (a.day === b.day ? b.at - a.at : a.day < b.day ? 1 : -1),
  );
  return [...all, { is: "registered", day: dayAt(person.at), at: person.at, by: person.by }];
}

/** The open promise that comes due first; one without a day stands behind all that have one. */
export function nextOpenTask(tasks: readonly Known<TaskFields>[]): Known<TaskFields> | null {
  const open = tasks.filter(({ fields }) => fields.done !== true && fields.what !== "none");
  const [first = null] = open.toSorted((a, b) =>
    (a.fields.due ?? "9999").localeCompare(b.fields.due ?? "9999"),
  );
  return first;
}
