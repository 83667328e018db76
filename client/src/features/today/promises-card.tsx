import { useState } from "react";
import type { SaveAnswer, TodayView } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { nearDay } from "../../text/dates";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { StatusLine } from "../../ui/notice";

type OwnPromise = TodayView["promises"][number];

/** A long list must not bury what comes after it. */
const FIRST_PROMISES = 6;

/** What was kept here just now stays in its place, so that a slip of the finger can be taken back there. */
function usePromises(open: readonly OwnPromise[], today: string) {
  const { store } = useDevice();
  const [kept, setKept] = useState<readonly OwnPromise[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const isKept = ({ id }: OwnPromise) => kept.some((one) => one.id === id);
  const shown = [...open.filter((one) => !isKept(one)), ...kept].toSorted((a, b) =>
    (a.fields.due ?? "9999").localeCompare(b.fields.due ?? "9999"),
  );

  function say(answer: SaveAnswer): boolean {
    setRefused(answer.ok ? null : saySaveProblem(answer.error));
    return answer.ok;
  }
  async function keep(promise: OwnPromise) {
    const { id, base } = promise;
    const fields = { done: true, doneDay: today };
    if (say(await store.change([{ collection: "task", id, base, fields }]))) setKept([...kept, promise]);
  }
  async function takeBack({ id, fields: { personId } }: OwnPromise) {
    // As it stands now: the base from before would call our own tap somebody else's.
    const task = (await store.person(personId))?.tasks.find((one) => one.id === id);
    if (!task) return;
    const fields = { done: false, doneDay: null };
    const answer = await store.change([{ collection: "task", id, base: task.base, fields }]);
    if (say(answer)) setKept(kept.filter((one) => one.id !== id));
  }
  return { shown, isKept, refused, keep, takeBack };
}

/** What this person promised and has not kept yet; one tap says it is done. */
export function PromisesCard({ promises, today }: { promises: readonly OwnPromise[]; today: string }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const { shown, isKept, refused, keep, takeBack } = usePromises(promises, today);
  const rows = all ? shown : shown.slice(0, FIRST_PROMISES);
  const more = shown.length - rows.length;
  return (
    <Card title={t("today.promises")} aside={t("today.mine", { count: promises.length })}>
      <StatusLine tone="red">{refused}</StatusLine>
      {rows.length === 0 ? (
        <Sub>{t("today.noPromises")}</Sub>
      ) : (
        <List label={t("today.promises")}>
          {rows.map((promise) => (
            <PromiseRow
              key={promise.id}
              promise={promise}
              today={today}
              isKept={isKept(promise)}
              onPress={() => void (isKept(promise) ? takeBack(promise) : keep(promise))}
            />
          ))}
        </List>
      )}
      {more > 0 && (
        <Button small onClick={() => setAll(true)}>
          {t("today.showAll", { count: more })}
        </Button>
      )}
    </Card>
  );
}

interface PromiseRowProps {
  promise: OwnPromise;
  today: string;
  isKept: boolean;
  onPress: () => void;
}

function PromiseRow({ promise, today, isKept, onPress }: PromiseRowProps) {
  const t = useText();
  const { title, what, due, personId } = promise.fields;
  const words = title ?? t(`nextStep.${what}`);
  const name = promise.personName || t("today.noName");
  const details = [
    t("today.promiseForName", { name }),
    due !== undefined &&
      t(due < today ? "today.promiseLate" : "today.promiseBy", { day: nearDay(due, today) }),
  ].filter(Boolean);
  const action = t(isKept ? "actions.undo" : "actions.done");
  return (
    <Row
      to={`/people/${personId}`}
      past={isKept}
      start={isKept && <Avatar initials="" done />}
      title={<bdi>{words}</bdi>}
      detail={
        <span role="status">
          {isKept ? t("today.promiseDone", { saved: t("sync.savedHere") }) : <bdi>{details.join(" · ")}</bdi>}
        </span>
      }
      end={
        <Button
          small
          tone={isKept ? "quiet" : "plain"}
          onClick={onPress}
          aria-label={`${action}: ${words}, ${name}`}
        >
          {action}
        </Button>
      }
    />
  );
}
