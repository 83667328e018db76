import type { RefObject } from "react";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import type { DeskConflict } from "../../data/office/office-answers";
import type { MessageId } from "../../text/el";
import { dayAndClock } from "../../text/dates";
import { fieldWord, recordWord } from "../../text/field-word";
import { sayRecord } from "../../text/say-record";
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
import { BaseCard, SideCard } from "./side-card";
import type { useDeskDraft } from "./use-desk-draft";

export interface DeskItemProps {
  conflict: DeskConflict;
  nameOf: NameOf;
  draft: ReturnType<typeof useDeskDraft>;
  busy: boolean;
  confirm: RefObject<HTMLButtonElement | null>;
  onChoose: (choice: Choice) => void;
  onConfirm: () => void;
}

const BOTH_WORDS: Record<Exclude<BothWay, null>, MessageId> = {
  record: "desk.bothRecordWords",
  list: "desk.bothListWords",
  text: "desk.bothTextWords",
};

/** A removal names the record: somebody may have three telephones. */
function RemovedRecord({ conflict, nameOf }: Pick<DeskItemProps, "conflict" | "nameOf">) {
  const { collection, field, recordFields } = conflict;
  if (field !== DELETED_FIELD || !recordFields) return null;
  return (
    <p>
      {sayRecord(collection, recordFields, nameOf).map((said, at) => (
        <span key={said.field}>
          {at > 0 && " · "}
          {said.word}: <b>{said.value}</b>
        </span>
      ))}
    </p>
  );
}

function standsWords({ class: weight }: DeskConflict): MessageId {
  if (weight === "low") return "desk.standsLow";
  return weight === "text" ? "desk.standsText" : "desk.standsCritical";
}

function Sides(props: DeskItemProps) {
  const t = useText();
  const { conflict, nameOf, draft, onChoose } = props;
  const { choice, decides } = draft;
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
  const { conflict, draft, onChoose } = props;
  const { choice, both, writes } = draft;
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
      {writes && (
        <Button small aria-pressed={choice?.is === "other"} onClick={draft.writeOther}>
          {t("conflicts.writeOther")}
          <Kbd>{String(figures.other)}</Kbd>
        </Button>
      )}
    </Cluster>
  );
}

function Final({ nameOf, draft, busy, confirm }: DeskItemProps) {
  const t = useText();
  const { choice, both } = draft;
  const outcome = draft.outcome(nameOf);
  return (
    <div className={css.final}>
      <p>
        {outcome === null ? t("desk.choose") : t("desk.chosen", { value: outcome })}
        {choice?.is === "both" && both && <Sub>{t(BOTH_WORDS[both])}</Sub>}
      </p>
      <Button ref={confirm} tone="primary" type="submit" busy={busy} disabled={outcome === null}>
        {t("desk.confirm")}
        <Kbd>Enter</Kbd>
      </Button>
    </div>
  );
}

/** Who decided, and what is in force since. */
function Settled({ conflict, nameOf }: DeskItemProps) {
  const t = useText();
  const { collection, field, current, resolvedBy, resolvedAt } = conflict;
  if (conflict.open || resolvedAt === null) return null;
  const name = resolvedBy || t("desk.unknownAuthor");
  return (
    <p className={css.settled}>
      {t("desk.decidedBy", { name, when: dayAndClock(resolvedAt) })}
      {" · "}
      <b>{t("desk.decidedNow", { value: sayValue(collection, field, current, nameOf) })}</b>
    </p>
  );
}

function Decide(props: DeskItemProps) {
  const t = useText();
  const { conflict, draft, onConfirm } = props;
  const { decides, choice, typed, error, type } = draft;
  if (!decides) return null;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      <Choices {...props} />
      {choice?.is === "other" && typed && (
        <OtherField
          collection={conflict.collection}
          field={conflict.field}
          typed={typed}
          error={error ? t(error) : undefined}
          onTyped={type}
        />
      )}
      <Final {...props} />
    </form>
  );
}

/** One disagreement: the earlier value, every side, the choice, and what follows from it. */
export function DeskItem(props: DeskItemProps) {
  const t = useText();
  const { collection, field, personId, personName, localReference, sides, ...about } = props.conflict;
  const receivers = [...new Set(sides.map(({ device, authorName }) => device || authorName))]
    .filter((one) => one !== "")
    .join(", ");
  return (
    <>
      <Card
        title={
          <>
            <bdi>{personName || t("desk.noPerson")}</bdi>{" "}
            {localReference && <span className={css.reference}>{localReference}</span>}
          </>
        }
        aside={t("conflicts.intro")}
      >
        <Chips>
          <Chip tone="accent">{fieldWord(collection, field)}</Chip>
          {recordWord(collection) !== fieldWord(collection, field) && <Chip>{recordWord(collection)}</Chip>}
          {about.class === "critical" && <Chip tone="red">{t("conflicts.critical")}</Chip>}
        </Chips>
        <RemovedRecord conflict={props.conflict} nameOf={props.nameOf} />
        {about.open && <Sub>{t(standsWords(props.conflict))}</Sub>}
        <Sides {...props} />
        {!about.mayDecide && <Sub>{t("desk.notYours")}</Sub>}
        <Settled {...props} />
        <Decide {...props} />
      </Card>
      <Card title={t("desk.seeHowTitle")}>
        <Sub>{receivers ? t("desk.seeHow", { devices: receivers }) : t("conflicts.whatTheySeeWords")}</Sub>
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
