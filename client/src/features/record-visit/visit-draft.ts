import { instantOf, isLocalDate, type LocalDate } from "@konta/shared/base/local-date";
import { err, ok, type Result } from "@konta/shared/base/result";
import { tidyText } from "@konta/shared/base/text";
import { firstSteps } from "@konta/shared/domain/referral/first-steps";
import type { Sensitivity } from "@konta/shared/domain/registry/sensitivity";
import { NEED_DOMAINS, NEED_NOTE_LIMIT, needNote, NOTE_LIMIT } from "@konta/shared/domain/visit/visit-note";
import type { VisitDraft } from "../../data/border";
import type { TypedVisit } from "./typed-visit";

export const REQUEST_LIMIT = 500;

export type VisitProblem =
  | "nothing-chosen"
  | "day-wrong"
  | "day-in-future"
  | "clock-wrong"
  | "next-day-wrong"
  | "request-too-long"
  | "note-too-long"
  | "need-note-too-long"
  | "reason-too-long"
  | "reason-missing"
  | "basis-missing";

export interface VisitContext {
  personId: string;
  staffId: string;
  today: LocalDate;
  /** Whether the words of the visit may be written by this role; without it they are not even sent along. */
  mayWriteNote: boolean;
  sensitivityOf: (agency: string) => Sensitivity;
}

function minutesOf(clock: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The words are kept exactly as typed but for their form and the blanks around them. */
function noteOf(typed: TypedVisit): VisitDraft["note"] {
  const [request, note] = [tidyText(typed.request), tidyText(typed.note)];
  const onNeeds = Object.fromEntries(
    NEED_DOMAINS.flatMap((domain) => {
      const words = tidyText(typed.needNotes[domain] ?? "");
      return words ? [[needNote(domain), words]] : [];
    }),
  );
  const said = { ...(request && { request }), ...(note && { note }), ...typed.needs, ...onNeeds };
  return Object.keys(said).length > 0 ? said : null;
}

function dayProblems(typed: TypedVisit, today: LocalDate): VisitProblem[] {
  const problems: VisitProblem[] = [];
  if (!isLocalDate(typed.day)) problems.push("day-wrong");
  else if (typed.day > today) problems.push("day-in-future");
  if (minutesOf(typed.clock) === null) problems.push("clock-wrong");
  if (typed.nextDay !== "" && !isLocalDate(typed.nextDay)) problems.push("next-day-wrong");
  return problems;
}

function problemsOf(typed: TypedVisit, note: VisitDraft["note"], today: LocalDate): VisitProblem[] {
  const problems = dayProblems(typed, today);
  if (typed.services.length === 0 && !note && typed.nextStep === "") problems.push("nothing-chosen");
  if (tidyText(typed.request).length > REQUEST_LIMIT) problems.push("request-too-long");
  if (tidyText(typed.note).length > NOTE_LIMIT) problems.push("note-too-long");
  if (Object.values(typed.needNotes).some((words) => tidyText(words).length > NEED_NOTE_LIMIT))
    problems.push("need-note-too-long");
  if (typed.nextStep === "referral" && typed.agency) {
    if (!tidyText(typed.referralReason)) problems.push("reason-missing");
    if (tidyText(typed.referralReason).length > REQUEST_LIMIT) problems.push("reason-too-long");
    if (!typed.legalBasis) problems.push("basis-missing");
  }
  return problems;
}

function referralOf(typed: TypedVisit, context: VisitContext): VisitDraft["referral"] {
  if (typed.nextStep !== "referral" || !typed.agency || !typed.legalBasis) return null;
  const referral = {
    agency: typed.agency,
    reason: tidyText(typed.referralReason),
    legalBasis: typed.legalBasis,
  };
  const steps = firstSteps(referral, context.sensitivityOf(typed.agency), typed.day);
  return { referral: { ...referral, day: typed.day }, steps: steps.ok ? steps.value : [] };
}

/** The visit that a form describes with everything that comes out of it, or all that is wrong with it. */
export function visitDraftFrom(typed: TypedVisit, context: VisitContext): Result<VisitDraft, VisitProblem[]> {
  const { personId, staffId, today, mayWriteNote } = context;
  const note = mayWriteNote ? noteOf(typed) : null;
  const problems = problemsOf(typed, note, today);
  if (problems.length > 0) return err(problems);
  const { nextStep, nextDay } = typed;
  const isPromise = nextStep !== "" && nextStep !== "none";
  return ok({
    personId,
    visit: {
      day: typed.day,
      at: instantOf(typed.day, minutesOf(typed.clock) ?? 0),
      ...(typed.place && { place: typed.place }),
      ...(typed.community && { community: typed.community }),
      ...(typed.team.length > 0 && { team: typed.team }),
      ...(typed.services.length > 0 && { services: typed.services }),
      ...(typed.outingId && { outingId: typed.outingId }),
      ...(nextStep && { nextStep }),
      ...(isPromise && nextDay && { nextDay }),
    },
    note,
    task: isPromise
      ? { what: nextStep, ...(nextDay && { due: nextDay }), assignee: staffId, done: false }
      : null,
    referral: referralOf(typed, context),
  });
}
