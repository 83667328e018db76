import type { LocalDate } from "@konta/shared/base/local-date";
import { NEED_DOMAINS, needNote } from "@konta/shared/domain/visit/visit-note";
import type { Known, Me, PersonFile, VisitView } from "../../data/border";
import type { TaskFields } from "../../data/border-fields";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useDevice } from "../../data/use-live";
import { clock, nearDay, shortDay } from "../../text/dates";
import { sayCustody } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { Timeline, TimelineEntry } from "../../ui/timeline";
import { ReferralEntry } from "./referral-entry";
import type { RunSave } from "./save-line";
import css from "./timeline-card.module.css";
import { timelineEntries } from "./timeline-entries";

interface TimelineProps {
  personId: string;
  file: PersonFile;
  me: Me;
  canWrite: boolean;
  today: LocalDate;
  run: RunSave;
}

export function TimelineCard({ personId, file, me, canWrite, today, run }: TimelineProps) {
  const t = useText();
  const staffName = useCatalogueNames("staff");
  const entries = timelineEntries(file);
  const oldest = entries.at(-1);
  return (
    <Card title={t("person.timeline")} aside={oldest && t("person.since", { year: oldest.day.slice(0, 4) })}>
      <Timeline label={t("person.timeline")}>
        {entries.map((entry) => {
          switch (entry.is) {
            case "visit":
              return (
                <VisitEntry
                  key={entry.visit.id}
                  visit={entry.visit}
                  today={today}
                  by={staffName(entry.visit.by)}
                />
              );
            case "referral":
              return (
                <ReferralEntry
                  key={entry.referral.id}
                  {...{ personId, me, canWrite, today, run, staffName }}
                  referral={entry.referral}
                  day={entry.day}
                />
              );
            case "task":
              return (
                <TaskEntry
                  key={entry.task.id}
                  task={entry.task}
                  day={entry.day}
                  {...{ today, canWrite, run, staffName }}
                />
              );
            case "registered":
              return (
                <TimelineEntry
                  key="registered"
                  day={shortDay(entry.day, today)}
                  dateTime={entry.day}
                  title={t("person.registered")}
                  detail={[staffName(entry.by), sayCustody(file.person.custody).word]
                    .filter(Boolean)
                    .join(" · ")}
                />
              );
          }
        })}
      </Timeline>
    </Card>
  );
}

function VisitEntry({ visit, today, by }: { visit: VisitView; today: LocalDate; by: string }) {
  const t = useText();
  const serviceName = useCatalogueNames("service");
  const communityName = useCatalogueNames("community");
  const { fields, note } = visit;
  const place = [
    fields.place && t(`visitPlace.${fields.place}`),
    fields.community && communityName(fields.community),
  ]
    .filter(Boolean)
    .join(", ");
  const services = (fields.services ?? []).map(serviceName).filter(Boolean);
  const needs = NEED_DOMAINS.flatMap((domain) => {
    const value = note?.fields[domain];
    return value === undefined ? [] : [{ domain, value }];
  });
  return (
    <TimelineEntry
      day={shortDay(fields.day, today)}
      clock={fields.at === undefined ? undefined : clock(fields.at)}
      dateTime={fields.day}
      title={place ? t("person.visitEntry", { place }) : t("visit.title")}
      detail={[by, sayCustody(visit.custody).word].filter(Boolean).join(" · ")}
    >
      {services.length > 0 && <p className={css.words}>{services.join(" · ")}</p>}
      {note?.fields.request && (
        <p className={css.words}>
          <span className={css.soft}>{t("visit.request")}: </span>
          <bdi>{note.fields.request}</bdi>
        </p>
      )}
      {note?.fields.note && (
        <p className={css.note}>
          <bdi>{note.fields.note}</bdi>
        </p>
      )}
      {needs.length > 0 && (
        <div className={css.needs}>
          <Chips>
            {needs.map(({ domain, value }) => (
              <Chip key={domain} tone={value === 3 ? "red" : value === 2 ? "amber" : "plain"}>
                {t(`need.${domain}`)} {value}
              </Chip>
            ))}
          </Chips>
        </div>
      )}
      {NEED_DOMAINS.map((domain) => {
        const words = note?.fields[needNote(domain)];
        return (
          words && (
            <p key={domain} className={css.words}>
              <span className={css.soft}>{t(`need.${domain}`)}: </span>
              <bdi>{words}</bdi>
            </p>
          )
        );
      })}
    </TimelineEntry>
  );
}

interface TaskEntryProps {
  task: Known<TaskFields>;
  day: LocalDate;
  today: LocalDate;
  canWrite: boolean;
  run: RunSave;
  staffName: (id: string) => string;
}

function TaskEntry({ task, day, today, canWrite, run, staffName }: TaskEntryProps) {
  const t = useText();
  const { store } = useDevice();
  const { what, title, due, done, doneDay, assignee } = task.fields;
  const isLate = done !== true && due !== undefined && due < today;
  const keep = () =>
    run(() =>
      store.change([
        { collection: "task", id: task.id, base: task.base, fields: { done: true, doneDay: today } },
      ]),
    );
  return (
    <TimelineEntry
      day={shortDay(day, today)}
      dateTime={day}
      title={<bdi>{t("person.taskEntry", { what: title || t(`nextStep.${what}`) })}</bdi>}
      chip={
        done ? (
          <Chip tone="olive">
            {doneDay ? t("person.taskDone", { day: shortDay(doneDay, today) }) : t("actions.done")}
          </Chip>
        ) : (
          due && (
            <Chip tone={isLate ? "red" : "amber"}>
              {shortDay(due, today)}, {nearDay(due, today)}
            </Chip>
          )
        )
      }
      detail={[staffName(assignee ?? task.by), sayCustody(task.custody).word].filter(Boolean).join(" · ")}
    >
      {canWrite && !done && what !== "none" && (
        <Button small tone="quiet" icon="check" onClick={() => void keep()}>
          {t("actions.done")}
        </Button>
      )}
    </TimelineEntry>
  );
}
