import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { nextRow } from "../../ui/next-row";
import { LINE } from "./desk-focus";
import css from "./desk-list.module.css";

export interface DeskListProps<Item> {
  label: string;
  items: readonly Item[];
  idOf: (item: Item) => string;
  selected: string | undefined;
  /** By key. */
  onSelect: (id: string) => void;
  onTap?: ((id: string) => void) | undefined;
  /** The words of a line, in two columns. */
  children: (item: Item) => ReactNode;
}

/** What waits at a desk, one line each; walked by arrows, and by the page's own keys. */
export function DeskList<Item>(props: DeskListProps<Item>) {
  const { label, items, idOf, selected, onSelect, onTap = onSelect, children } = props;
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
    onSelect(idOf(next));
    list.current?.querySelectorAll("button")[to]?.focus();
  }

  return (
    <ul role="list" ref={list} className={css.list} aria-label={label}>
      {items.map((item, at) => {
        const id = idOf(item);
        const current = id === selected;
        return (
          <li key={id}>
            <button
              type="button"
              {...{ [LINE]: "" }}
              className={css.item}
              aria-current={current ? "true" : undefined}
              tabIndex={current || (selected === undefined && at === 0) ? 0 : -1}
              onClick={() => onTap(id)}
              onKeyDown={(event) => walk(event, at)}
            >
              {children(item)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
