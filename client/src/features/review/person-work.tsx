import { useState } from "react";
import { NEED_DOMAINS, needNote } from "@konta/shared/domain/visit/visit-note";
import type { OfficePerson, OfficeReferral, OfficeVisit } from "../../data/office/office-answers";
import { dayAndClock, shortDay } from "../../text/dates";
import { fieldWord, wordOr } from "../../text/field-word";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { Timeline, TimelineEntry } from "../../ui/timeline";
import { DayDoubt } from "./day-doubt";
import css from "./review.module.css";

/** The newest are read; the others are one tap away. */
const FIRST_VISITS = 5;

const textOf = (fields: Readonly<Record<string, unknown>>, field: string): string => {
  const value = fields[field];
  return typeof value === "string" ? value : "";
};

interface Around {
  nameOf: NameOf;
  today: string;
}

function Note({ visit: { note } }: { visit: OfficeVisit }) {
  if (!note) return null;
  const needs = NEED_DOMAINS.filter((domain) => typeof note.fields[domain] === "number");
  return (
    <div className={css.note}>
      {["request", "note", ...NEED_DOMAINS.map(needNote)].map((field) => {
        const said = textOf(note.fields, field);
        return (
          said && (
            <p key={field}>
              <b>{fieldWord("visitNote", field)}:</b> {said}
            </p>
          )
        );
      })}
      {needs.length > 0 && (
        <Chips>
          {needs.map((domain) => (
            <Chip key={domain} tone={note.fields[domain] === 3 ? "red" : "plain"}>
              {fieldWord("visitNote", domain)} {String(note.fields[domain])}
            </Chip>
          ))}
        </Chips>
      )}
    </div>
  );
}

function Visit({ visit, nameOf, today, lit }: Around & { visit: OfficeVisit; lit: boolean }) {
  const t = useText();
  const { fields, by, at } = visit;
  const day = textOf(fields, "day");
  const place = textOf(fields, "place");
  const said = (field: string) => sayValue("visit", field, fields[field], nameOf);
  const step = textOf(fields, "nextStep");
  return (
    <TimelineEntry
      day={day ? shortDay(day, today) : dayAndClock(at)}
      dateTime={day}
      title={lit ? <mark className={css.lit}>{said("services")}</mark> : said("services")}
      chip={day && <DayDoubt day={day} at={at} />}
      detail={[
        place && wordOr(`visitPlace.${place}`, place),
        fields["community"] !== undefined && said("community"),
        t("review.writtenBy", { name: nameOf(by) ?? "–", when: dayAndClock(at) }),
        step && step !== "none" && `${t("visit.nextStep")}: ${wordOr(`nextStep.${step}`, step)}`,
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <Note visit={visit} />
    </TimelineEntry>
  );
}

function Referral({ referral, nameOf, today }: Around & { referral: OfficeReferral }) {
  const t = useText();
  const { fields, state, steps, at } = referral;
  const day = textOf(fields, "day");
  return (
    <TimelineEntry
      day={day ? shortDay(day, today) : dayAndClock(at)}
      dateTime={day}
      title={sayValue("referral", "agency", fields["agency"], nameOf)}
      chip={<Chip tone="accent">{wordOr(`referralState.${state}`, state)}</Chip>}
      detail={textOf(fields, "reason")}
    >
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.id}>
            {wordOr(`referralState.${step.to}`, step.to)}
            {` · ${step.day ? shortDay(step.day, today) : dayAndClock(step.at)}`}
            {step.told && ` · ${step.told}`}
            {step.contradicted && ` · ${t("review.contradicted")}`}
          </li>
        ))}
      </ol>
    </TimelineEntry>
  );
}

/** What was done for the person: visits with their words where the role may read them, referrals, promises. */
export function PersonWork({
  file,
  lit,
  ...around
}: Around & { file: OfficePerson; lit: string | undefined }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const { visits, referrals, tasks } = file;
  const shown = all ? visits : visits.filter((visit, at) => at < FIRST_VISITS || visit.id === lit);
  return (
    <>
      <Section title={t("review.kind.visits")} aside={visits.length}>
        {visits.length === 0 && <Sub>{t("review.visitsEmpty")}</Sub>}
        <Timeline label={t("review.kind.visits")}>
          {shown.map((visit) => (
            <Visit key={visit.id} visit={visit} lit={visit.id === lit} {...around} />
          ))}
        </Timeline>
        {shown.length < visits.length && (
          <Button small tone="quiet" onClick={() => setAll(true)}>
            {t("review.more", { count: visits.length - shown.length })}
          </Button>
        )}
      </Section>
      <Section title={t("review.kind.referrals")} aside={referrals.length}>
        {referrals.length === 0 && <Sub>{t("review.referralsEmpty")}</Sub>}
        <Timeline label={t("review.kind.referrals")}>
          {referrals.map((referral) => (
            <Referral key={referral.id} referral={referral} {...around} />
          ))}
        </Timeline>
      </Section>
      <Section title={t("review.tasks")} aside={tasks.length}>
        {tasks.length === 0 && <Sub>{t("review.tasksEmpty")}</Sub>}
        <ul role="list" className={css.tasks}>
          {tasks.map(({ id, fields }) => (
            <li key={id}>
              <b>{textOf(fields, "title") || wordOr(`nextStep.${textOf(fields, "what")}`, "–")}</b>
              {fields["done"] === true ? (
                <Chip tone="olive">{t("review.taskDone")}</Chip>
              ) : (
                textOf(fields, "due") && (
                  <Chip tone={textOf(fields, "due") < around.today ? "amber" : "plain"}>
                    {t("review.taskDue", { day: shortDay(textOf(fields, "due"), around.today) })}
                  </Chip>
                )
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
