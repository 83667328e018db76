import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { classNames } from "./class-names";
import css from "./data-table.module.css";
import { nextRow } from "./next-row";

export interface Column<Item> {
  key: string;
  header: ReactNode;
  /** `end` for numbers. */
  align?: "start" | "end" | undefined;
  /** The cell that names the row. */
  heads?: boolean | undefined;
  /** Left out where the page is narrow. */
  spare?: boolean | undefined;
  cell: (item: Item) => ReactNode;
}

export interface DataTableProps<Item> {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Item>[];
  rows: readonly Item[];
  rowKey: (item: Item) => string;
  /** The key of the row that has the light; with `onSelect` the rows become a list to walk by j, k and arrows. */
  selected?: string | undefined;
  onSelect?: ((key: string) => void) | undefined;
  /** Enter, or a double click. */
  onOpen?: ((item: Item) => void) | undefined;
  /** A click or a tap, after the row is chosen. */
  onTap?: ((item: Item) => void) | undefined;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
}

/** A plain table: dense, read by screen readers as a table, walked by keyboard. */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { caption, captionHidden, columns, rows, rowKey, selected, onSelect, onOpen, onTap, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = rows.map(rowKey);
  const stop = selected !== undefined && keys.includes(selected) ? selected : keys[0];

  function walk(event: KeyboardEvent<HTMLTableRowElement>, item: Item) {
    // A key pressed in a button or field inside the row belongs to that.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onOpen?.(item);
      return;
    }
    const at = nextRow(event.key, keys.indexOf(rowKey(item)), keys.length);
    const key = at === undefined ? undefined : keys[at];
    if (at === undefined || key === undefined) return;
    event.preventDefault();
    onSelect?.(key);
    body.current?.rows[at]?.focus();
  }

  if (rows.length === 0 && empty) return empty;
  const cellClass = (column: Column<Item>) =>
    classNames(column.align === "end" && css.end, column.spare && css.spare);
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className={captionHidden ? css.hidden : css.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((item) => {
            const key = rowKey(item);
            const walks = onSelect && {
              tabIndex: key === stop ? 0 : -1,
              "aria-current": key === selected ? ("true" as const) : undefined,
              onClick: () => {
                onSelect(key);
                onTap?.(item);
              },
              onDoubleClick: () => onOpen?.(item),
              onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => walk(event, item),
            };
            return (
              <tr key={key} className={onSelect && css.walks} {...walks}>
                {columns.map((column) => {
                  const Cell = column.heads ? "th" : "td";
                  return (
                    <Cell
                      key={column.key}
                      scope={column.heads ? "row" : undefined}
                      className={cellClass(column)}
                    >
                      {column.cell(item)}
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
