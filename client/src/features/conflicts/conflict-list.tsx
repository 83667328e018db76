import { DeskList } from "../../data/office/desk-list";
import type { DeskConflict } from "../../data/office/office-answers";
import { ago } from "../../text/dates";
import { fieldWord, recordWord } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import css from "./desk.module.css";

/** After this the age of a disagreement is a reason to hurry. */
const OLD_MS = 2 * 86_400_000;

/** A phone's own number needs no "of the phone" beside it. */
const isFurther = (collection: string, field: string): boolean =>
  collection !== "beneficiary" && recordWord(collection) !== fieldWord(collection, field);

export interface ConflictListProps {
  items: readonly DeskConflict[];
  selected: string | undefined;
  /** Decided here, not delivered yet. */
  waiting: (conflict: DeskConflict) => boolean;
  now: number;
  onSelect: (id: string) => void;
}

export function ConflictList({ items, selected, waiting, now, onSelect }: ConflictListProps) {
  const t = useText();
  return (
    <DeskList
      label={t("conflicts.list")}
      items={items}
      idOf={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
    >
      {(conflict) => {
        const { personName, collection, field, openedAt, resolvedAt } = conflict;
        const since = resolvedAt ?? openedAt;
        const isOld = conflict.open && now - openedAt > OLD_MS;
        return (
          <>
            <b>{personName || recordWord(collection)}</b>
            <span className={css.marks}>
              {waiting(conflict) ? (
                <Chip tone="amber">{t("desk.waits")}</Chip>
              ) : (
                <Chip tone={isOld ? "amber" : "plain"}>{ago(since, now)}</Chip>
              )}
              {conflict.open && conflict.class === "critical" && (
                <Chip tone="red">{t("conflicts.critical")}</Chip>
              )}
            </span>
            <span className={css.detail}>
              {fieldWord(collection, field)}
              {personName && isFurther(collection, field) && ` · ${recordWord(collection)}`}
            </span>
          </>
        );
      }}
    </DeskList>
  );
}
