import { dayAndClock } from "../../text/dates";
import { fieldKind } from "../../text/field-kind";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { classNames } from "../../ui/class-names";
import { Kbd } from "../../ui/kbd";
import { Unseen } from "../../ui/layout";
import type { DeskConflict, DeskSide } from "../../data/office/office-answers";
import { sameValue } from "@konta/shared/sync/same-value";
import css from "./desk.module.css";
import { differences } from "./differences";

const isPlain = (collection: string, field: string): boolean =>
  ["line", "long"].includes(fieldKind(collection, field).is);

/** The value with what differs from the earlier one in bold. */
function Value({ about, value, nameOf }: { about: DeskConflict; value: unknown; nameOf: NameOf }) {
  const { collection, field, base, sides } = about;
  const said = sayValue(collection, field, value, nameOf);
  const before = base ?? sides.find((side) => !sameValue(side.value, value))?.value;
  if (!isPlain(collection, field) || typeof before !== "string" || typeof value !== "string")
    return <span className={css.value}>{said}</span>;
  let at = 0;
  return (
    <span className={css.value}>
      {differences(before, value).map(({ text, changed }) => {
        const key = at;
        at += text.length;
        return changed ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}

/** What both had started from; chosen by 0. */
export function BaseCard(props: {
  about: DeskConflict;
  nameOf: NameOf;
  chosen: boolean;
  onChoose: (() => void) | undefined;
}) {
  const t = useText();
  const { about, nameOf, chosen, onChoose } = props;
  return (
    <button
      type="button"
      className={classNames(css.side, css.base, chosen && css.chosen)}
      aria-pressed={chosen}
      disabled={!onChoose}
      onClick={onChoose}
    >
      <span className={css.sideHead}>
        {onChoose && <Kbd>0</Kbd>}
        <b>{t("conflicts.before")}</b>
      </span>
      <span className={css.value}>{sayValue(about.collection, about.field, about.base, nameOf)}</span>
    </button>
  );
}

export interface SideCardProps {
  about: DeskConflict;
  side: DeskSide;
  number: number;
  nameOf: NameOf;
  chosen: boolean;
  onChoose: (() => void) | undefined;
}

/** One side: who, on which device, when it was written and when it arrived, and the value. */
export function SideCard({ about, side, number, nameOf, chosen, onChoose }: SideCardProps) {
  const t = useText();
  const stands = sameValue(side.value, about.current);
  return (
    <button
      type="button"
      className={classNames(css.side, chosen && css.chosen)}
      aria-pressed={chosen}
      disabled={!onChoose}
      onClick={onChoose}
    >
      <span className={css.sideHead}>
        <Unseen>{t("conflicts.side", { number })}</Unseen>
        {onChoose && <Kbd>{String(number)}</Kbd>}
        <b>{side.authorName || t("desk.unknownAuthor")}</b>
        {stands && about.open && <span className={css.stands}>{t("desk.stands")}</span>}
      </span>
      <span className={css.facts}>
        {side.device && <span>{side.device}</span>}
        {side.writtenAt !== null && <span>{t("desk.written", { when: dayAndClock(side.writtenAt) })}</span>}
        <span>{t("desk.accepted", { when: dayAndClock(side.acceptedAt) })}</span>
      </span>
      <Value about={about} value={side.value} nameOf={nameOf} />
    </button>
  );
}
