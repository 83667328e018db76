import { type KeyboardEvent, useEffect, useRef } from "react";
import { ago } from "../../text/dates";
import { waitingRecord, waitingWhy } from "../../text/say-waiting";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import { nextRow } from "../../ui/next-row";
import type { WaitingCase } from "./waiting-cases";
import css from "./waiting.module.css";

/** After this somebody may be waiting for what she told us. */
const OLD_MS = 2 * 86_400_000;

export interface WaitingListProps {
  cases: readonly WaitingCase[];
  selected: string;
  now: number;
  /** By key. */
  onSelect: (id: string) => void;
  onTap: (id: string) => void;
}

export function WaitingList({ cases, selected, now, onSelect, onTap }: WaitingListProps) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  // The light stays in view when the page's own keys move it.
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  function walk(event: KeyboardEvent<HTMLButtonElement>, at: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = nextRow(event.key, at, cases.length);
    const next = to === undefined ? undefined : cases[to];
    if (to === undefined || !next) return;
    event.preventDefault();
    onSelect(next.lead.id);
    list.current?.querySelectorAll("button")[to]?.focus();
  }

  return (
    <ul role="list" ref={list} className={css.list} aria-label={t("waiting.list")}>
      {cases.map(({ lead, behind }, at) => {
        const { id, personName, collection, authorName, receivedAt, reason } = lead;
        const current = id === selected;
        return (
          <li key={id}>
            <button
              type="button"
              data-waiting-item
              className={css.item}
              aria-current={current ? "true" : undefined}
              tabIndex={current ? 0 : -1}
              onClick={() => onTap(id)}
              onKeyDown={(event) => walk(event, at)}
            >
              <b>{personName || waitingRecord(collection)}</b>
              <Chip tone={now - receivedAt > OLD_MS ? "amber" : "plain"}>{ago(receivedAt, now)}</Chip>
              <span className={css.detail}>
                {[personName && waitingRecord(collection), authorName].filter(Boolean).join(" · ")}
                {behind.length > 0 && ` · ${t("waiting.more", { count: behind.length })}`}
              </span>
              <span className={css.detail}>{waitingWhy(reason)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
