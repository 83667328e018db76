import type { RefObject } from "react";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { sameValue } from "@konta/shared/sync/same-value";
import type { DeskConflict } from "../../data/office/office-answers";
import type { MessageId } from "../../text/el";
import { dayAndClock } from "../../text/dates";
import { fieldWord, recordWord } from "../../text/field-word";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { Kbd } from "../../ui/kbd";
import { Cluster, Sub } from "../../ui/layout";
import css from "./desk.module.css";
import type { BothWay, Choice } from "./desk-choice";
import { figuresOf } from "./desk-keys";
import { OtherField } from "./other-field";
import type { Typed } from "./other-value";
import { BaseCard, SideCard } from "./side-card";

export interface DeskItemProps {
  conflict: DeskConflict;
  nameOf: NameOf;
  /** Null where this person may only look. */
  choice: Choice | null;
  both: BothWay;
  other: boolean;
  typed: Typed | null;
  error: MessageId | null;
  /** The words of what will be in force; null while nothing is chosen. */
  outcome: string | null;
  busy: boolean;
  confirm: RefObject<HTMLButtonElement | null>;
  onChoose: (choice: Choice) => void;
  onOther: () => void;
  onTyped: (typed: Typed) => void;
  onConfirm: () => void;
}

const BOTH_WORDS: Record<Exclude<BothWay, null>, MessageId> = {
  record: "desk.bothRecordWords",
  list: "desk.bothListWords",
  text: "desk.bothTextWords",
};

function standsWords({ class: weight }: DeskConflict): MessageId {
  if (weight === "low") return "desk.standsLow";
  return weight === "text" ? "desk.standsText" : "desk.standsCritical";
}

function Sides(props: DeskItemProps & { decides: boolean }) {
  const t = useText();
  const { conflict, nameOf, choice, decides, onChoose } = props;
  const isDeletion = conflict.field === DELETED_FIELD;
  return (
    <div className={css.sides} role="group" aria-label={t("desk.sides")}>
      {!isDeletion && (
        <BaseCard
          about={conflict}
          nameOf={nameOf}
          chosen={choice?.is === "base"}
          onChoose={decides ? () => onChoose({ is: "base" }) : undefined}
        />
      )}
      {conflict.sides.map((side, at) => (
        <SideCard
          key={side.seq}
          about={conflict}
          side={side}
          number={at + 1}
          nameOf={nameOf}
          chosen={choice?.is === "side" && choice.at === at}
          onChoose={decides ? () => onChoose({ is: "side", at }) : undefined}
        />
      ))}
    </div>
  );
}

function Choices(props: DeskItemProps) {
  const t = useText();
  const { conflict, choice, both, other, onChoose, onOther } = props;
  const figures = figuresOf({ sides: conflict.sides.length });
  return (
    <Cluster>
      {conflict.sides.map((side, at) => (
        <Button
          key={side.seq}
          small
          aria-pressed={choice?.is === "side" && choice.at === at}
          onClick={() => onChoose({ is: "side", at })}
        >
          {conflict.field === DELETED_FIELD
            ? t(side.value === true ? "desk.removed" : "desk.recordKept")
            : t("desk.keep", { number: at + 1 })}
          <Kbd>{String(at + 1)}</Kbd>
        </Button>
      ))}
      {both && (
        <Button small aria-pressed={choice?.is === "both"} onClick={() => onChoose({ is: "both" })}>
          {t("conflicts.keepBoth")}
          <Kbd>{String(figures.both)}</Kbd>
        </Button>
      )}
      {other && (
        <Button small aria-pressed={choice?.is === "other"} onClick={onOther}>
          {t("conflicts.writeOther")}
          <Kbd>{String(figures.other)}</Kbd>
        </Button>
      )}
    </Cluster>
  );
}

function Final({ choice, both, outcome, busy, confirm, onConfirm }: DeskItemProps) {
  const t = useText();
  return (
    <div className={css.final}>
      <p>
        {outcome === null ? t("desk.choose") : t("desk.chosen", { value: outcome })}
        {choice?.is === "both" && both && <Sub>{t(BOTH_WORDS[both])}</Sub>}
      </p>
      <Button
        ref={confirm}
        tone="primary"
        type="submit"
        busy={busy}
        disabled={outcome === null}
        onClick={onConfirm}
      >
        {t("desk.confirm")}
        <Kbd>Enter</Kbd>
      </Button>
    </div>
  );
}

/** One disagreement: the earlier value, every side, the choice, and what follows from it. */
export function DeskItem(props: DeskItemProps) {
  const t = useText();
  const { conflict, nameOf, choice, typed, error, onTyped, onConfirm } = props;
  const { collection, field, personId, personName, localReference, sides } = conflict;
  const devices = [...new Set(sides.map(({ device }) => device).filter((device) => device !== ""))];
  const decides = conflict.mayDecide && conflict.open;
  return (
    <>
      <Card
        title={
          <>
            {personName || t("desk.noPerson")}
            {localReference && ` · ${localReference}`}
          </>
        }
        aside={t("conflicts.intro")}
      >
        <Chips>
          <Chip tone="accent">{fieldWord(collection, field)}</Chip>
          <Chip>{recordWord(collection)}</Chip>
          {conflict.class === "critical" && <Chip tone="red">{t("conflicts.critical")}</Chip>}
        </Chips>
        {conflict.open && <Sub>{t(standsWords(conflict))}</Sub>}
        <Sides {...props} decides={decides} />
        {!conflict.mayDecide && <Sub>{t("desk.notYours")}</Sub>}
        {!conflict.open && conflict.resolvedAt !== null && (
          <p>
            {t("desk.decidedBy", {
              name: conflict.resolvedBy || t("desk.unknownAuthor"),
              when: dayAndClock(conflict.resolvedAt),
            })}
            {" · "}
            <b>{t("desk.decidedNow", { value: sayValue(collection, field, conflict.current, nameOf) })}</b>
            {sides.every(({ value }) => !sameValue(value, conflict.current)) && ` · ${t("desk.other")}`}
          </p>
        )}
        {decides && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onConfirm();
            }}
          >
            <Choices {...props} />
            {choice?.is === "other" && typed && (
              <OtherField
                collection={collection}
                field={field}
                typed={typed}
                error={error ? t(error) : undefined}
                onTyped={onTyped}
              />
            )}
            <Final {...props} />
          </form>
        )}
      </Card>
      <Card title={t("desk.seeHowTitle")}>
        <Sub>{t("desk.seeHow", { devices: devices.join(", ") || "–" })}</Sub>
        {personId && (
          <Cluster>
            <LinkButton small tone="quiet" icon="person" to={`/review?kind=people&person=${personId}`}>
              {t("desk.file")}
            </LinkButton>
          </Cluster>
        )}
      </Card>
    </>
  );
}
