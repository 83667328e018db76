import { type KeyboardEvent, useEffect, useRef } from "react";
import type { DeskConflict } from "../../data/office/office-answers";
import { ago } from "../../text/dates";
import { fieldWord, recordWord } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import { nextRow } from "../../ui/next-row";
import css from "./desk.module.css";

/** After this the age of a disagreement is a reason to hurry. */
const OLD_MS = 2 * 86_400_000;

/** A phone's own number needs no "of the phone" beside it. */
const isFurther = (collection: string, field: string): boolean =>
  collection !== "beneficiary" && recordWord(collection) !== fieldWord(collection, field);

export interface DeskListProps {
  items: readonly DeskConflict[];
  selected: string | undefined;
  /** Decided here, not delivered yet. */
  waiting: (conflict: DeskConflict) => boolean;
  now: number;
  onSelect: (id: string) => void;
}

export function DeskList({ items, selected, waiting, now, onSelect }: DeskListProps) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  // The light stays in view when the page's own keys move it.
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  function walk(event: KeyboardEvent<HTMLButtonElement>, at: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = nextRow(event.key, at, items.length);
    const next = to === undefined ? undefined : items[to];
    if (to === undefined || !next) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelectorAll("button")[to]?.focus();
  }

  return (
    <ul role="list" ref={list} className={css.list} aria-label={t("conflicts.list")}>
      {items.map((conflict, at) => {
        const { id, personName, collection, field, openedAt, resolvedAt } = conflict;
        const since = resolvedAt ?? openedAt;
        const isOld = conflict.open && now - openedAt > OLD_MS;
        const current = id === selected;
        return (
          <li key={id}>
            <button
              type="button"
              data-desk-item
              className={css.item}
              aria-current={current ? "true" : undefined}
              tabIndex={current || (selected === undefined && at === 0) ? 0 : -1}
              onClick={() => onSelect(id)}
              onKeyDown={(event) => walk(event, at)}
            >
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
            </button>
          </li>
        );
      })}
    </ul>
  );
}
