import { mayRead, mayWrite } from "@konta/shared/access/permission-table";
import { useLive } from "../../data/use-live";
import { plainNumber, weekdayDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Figure, Figures } from "../../ui/card";
import { PageHeader } from "../../ui/page-header";
import { ArrivingCard } from "./arriving-card";
import { OutingCard } from "./outing-card";
import { PromisesCard } from "./promises-card";
import { TodayDock } from "./today-dock";
import { useToday } from "./use-today";

/** The day of whoever has unlocked: where to, who, what is open, what was promised. */
export function TodayPage() {
  const t = useText();
  const today = useToday();
  const me = useLive(["registry"], (store) => store.me(), []);
  const view = useLive(["people", "outings", "outbox", "registry"], (store) => store.today(today), [today]);
  return (
    <>
      <PageHeader title={t("today.title")} end={weekdayDay(today)} />
      {me && view && (
        <>
          {view.arrived ? <OutingCard view={view} today={today} staffId={me.staffId} /> : <ArrivingCard />}
          <Figures>
            <Figure value={plainNumber(view.doneToday)} label={t("today.done", { count: view.doneToday })} />
            <Figure value={plainNumber(view.open)} label={t("today.left", { count: view.open })} />
            <Figure
              value={plainNumber(view.unsent)}
              label={t("today.unsent")}
              {...(view.unsent > 0 && { tone: "amber" as const })}
            />
          </Figures>
          {mayRead(me.roles, "core") && <PromisesCard promises={view.promises} today={today} />}
          {mayWrite(me.roles, "core") && <TodayDock />}
        </>
      )}
    </>
  );
}
