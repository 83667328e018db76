import { useState } from "react";
import type { SaveAnswer, TodayView } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { nearDay } from "../../text/dates";
import { saySaveProblem } from "../../text/say-save-problem";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { StatusLine } from "../../ui/notice";

type OwnPromise = TodayView["promises"][number];

function outcomeText(answer: SaveAnswer, t: Translate): string {
  if (answer.ok) return t("today.promiseDone", { saved: t("sync.savedHere") });
  return saySaveProblem(answer.error);
}

/** What this person promised and has not kept yet; one tap says it is done. */
export function PromisesCard({ promises, today }: { promises: readonly OwnPromise[]; today: string }) {
  const t = useText();
  const { store } = useDevice();
  const [outcome, setOutcome] = useState<SaveAnswer | null>(null);

  async function markDone(promise: OwnPromise) {
    const fields = { done: true, doneDay: today };
    setOutcome(await store.change([{ collection: "task", id: promise.id, base: promise.base, fields }]));
  }

  return (
    <Card title={t("today.promises")} aside={t("today.mine", { count: promises.length })}>
      <StatusLine tone={outcome && !outcome.ok ? "red" : "olive"}>
        {outcome && outcomeText(outcome, t)}
      </StatusLine>
      {promises.length === 0 ? (
        <Sub>{t("today.noPromises")}</Sub>
      ) : (
        <List>
          {promises.map((promise) => (
            <PromiseRow
              key={promise.id}
              promise={promise}
              today={today}
              onDone={() => void markDone(promise)}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function PromiseRow({ promise, today, onDone }: { promise: OwnPromise; today: string; onDone: () => void }) {
  const t = useText();
  const { title, what, due, personId } = promise.fields;
  const words = title ?? t(`nextStep.${what}`);
  const name = promise.personName || t("today.noName");
  const details = [
    t("today.promiseForName", { name }),
    due !== undefined &&
      t(due < today ? "today.promiseLate" : "today.promiseBy", { day: nearDay(due, today) }),
  ].filter(Boolean);
  return (
    <Row
      to={`/people/${personId}`}
      title={words}
      detail={details.join(" · ")}
      end={
        <Button small onClick={onDone} aria-label={`${t("actions.done")}: ${words}, ${name}`}>
          {t("actions.done")}
        </Button>
      }
    />
  );
}
