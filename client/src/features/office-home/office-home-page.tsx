import type { ReactNode } from "react";
import { Link } from "react-router";
import { dayAt } from "@konta/shared/base/local-date";
import type { OfficeSummary } from "../../data/office/office-answers";
import { OfficeAnswer } from "../../data/office/office-answer";
import { OfficeReads } from "../../data/office/office-reads";
import { useReview, useSummary } from "../../data/office/office-queries";
import { useRegisterNames } from "../../data/office/use-register-names";
import { ago, clockOrDay, daysBetween, weekdayDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { Card, Figure, Figures } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Stack } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { silentAmong, silentUntil } from "./silent-referrals";
import css from "./office-home.module.css";
import { Stuck } from "./stuck";

/** As many as the eye takes in at once; the list behind has the others. */
const FIRST = 6;

function LinkedFigure({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={css.figure}>
      {children}
    </Link>
  );
}

function Numbers({ summary, today }: { summary: OfficeSummary; today: string }) {
  const t = useText();
  const { people, visits, referrals } = summary.today;
  const { duplicates = 0 } = summary;
  const since = `from=${today}&to=${today}`;
  return (
    <>
      <h2 className={css.title}>{t("office.cameIn")}</h2>
      <Figures>
        <LinkedFigure to={`/review?kind=visits&${since}`}>
          <Figure value={visits} label={t("office.visits", { count: visits })} />
        </LinkedFigure>
        <LinkedFigure to={`/review?kind=people&${since}`}>
          <Figure value={people} label={t("office.people", { count: people })} />
        </LinkedFigure>
        <LinkedFigure to={`/review?kind=referrals&${since}`}>
          <Figure value={referrals} label={t("office.referrals", { count: referrals })} />
        </LinkedFigure>
      </Figures>
      <h2 className={css.title}>{t("office.toDecide")}</h2>
      <Figures>
        <LinkedFigure to="/conflicts">
          <Figure
            value={summary.openConflicts}
            label={t("office.openConflicts", { count: summary.openConflicts })}
            {...(summary.openConflicts > 0 && { tone: "amber" as const })}
          />
        </LinkedFigure>
        <LinkedFigure to="/duplicates">
          <Figure
            value={duplicates}
            label={t("office.duplicates", { count: duplicates })}
            {...(duplicates > 0 && { tone: "amber" as const })}
          />
        </LinkedFigure>
        <LinkedFigure to="/waiting">
          <Figure
            value={summary.quarantine}
            label={t("office.inQuarantine", { count: summary.quarantine })}
            {...(summary.quarantine > 0 && { tone: "amber" as const })}
          />
        </LinkedFigure>
        <LinkedFigure to="/devices">
          <Figure
            value={summary.silentDevices}
            label={t("office.silentDevices", { count: summary.silentDevices })}
            {...(summary.silentDevices > 0 && { tone: "amber" as const })}
          />
        </LinkedFigure>
      </Figures>
    </>
  );
}

function Due({ today }: { today: string }) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const query = useReview({ kind: "referrals", to: silentUntil(today), page: 1 });
  return (
    <Card title={t("office.due")}>
      <OfficeAnswer query={query}>
        {({ items }) => {
          const silent = silentAmong(items);
          if (silent.length === 0)
            return (
              <EmptyState icon="check" title={t("office.nothingDue")}>
                {t("office.nothingDueNext")}
              </EmptyState>
            );
          return (
            <List label={t("office.due")}>
              {silent.slice(0, FIRST).map((item) => (
                <Row
                  key={item.id}
                  to={`/review?kind=referrals&to=${silentUntil(today)}&row=${item.id}`}
                  title={item.personName || t("review.noName")}
                  detail={item.agency && (nameOf(item.agency) ?? item.agency)}
                  end={
                    item.day && (
                      <Chip tone="amber">
                        {t("office.silentDays", { count: daysBetween(item.day, today) })}
                      </Chip>
                    )
                  }
                />
              ))}
            </List>
          );
        }}
      </OfficeAnswer>
      <LinkButton small tone="quiet" to={`/review?kind=referrals&to=${silentUntil(today)}`}>
        {t("office.dueAll")}
      </LinkButton>
    </Card>
  );
}

function Newest({ now }: { now: number }) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const query = useReview({ kind: "visits", page: 1 });
  return (
    <Card title={t("office.newest")}>
      <OfficeAnswer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("office.noVisits")}>{t("office.noVisitsNext")}</EmptyState>
          ) : (
            <List label={t("office.newest")}>
              {items.slice(0, FIRST).map((item) => (
                <Row
                  key={item.id}
                  to={`/review?kind=visits&row=${item.id}`}
                  title={item.personName || t("review.noName")}
                  detail={[item.community && nameOf(item.community), item.byName].filter(Boolean).join(" · ")}
                  end={<span>{clockOrDay(item.deliveredAt, now)}</span>}
                />
              ))}
            </List>
          )
        }
      </OfficeAnswer>
      <LinkButton small tone="quiet" to="/review?kind=visits">
        {t("office.newestAll")}
      </LinkButton>
    </Card>
  );
}

function Overview() {
  const t = useText();
  const now = Date.now();
  const today = dayAt(now);
  const query = useSummary();
  return (
    <>
      <PageHeader
        title={t("office.title")}
        sub={weekdayDay(today)}
        end={query.dataUpdatedAt > 0 && ago(query.dataUpdatedAt, now)}
      />
      <OfficeAnswer query={query}>
        {(summary) => (
          <>
            <Numbers summary={summary} today={today} />
            <div className={css.halves}>
              <Stack>
                <Stuck now={now} />
                <Newest now={now} />
              </Stack>
              <Due today={today} />
            </div>
          </>
        )}
      </OfficeAnswer>
    </>
  );
}

/** The office's home, «Επισκόπηση». */
export function OfficeHomePage() {
  return (
    <OfficeReads>
      <Overview />
    </OfficeReads>
  );
}
