import type { ReviewItem, ReviewKind } from "../../data/office/office-answers";
import { clockOrDay, shortDay } from "../../text/dates";
import { wordOr } from "../../text/field-word";
import type { NameOf } from "../../text/say-value";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import { classNames } from "../../ui/class-names";
import { type Column, DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/states";
import { DayDoubt } from "./day-doubt";
import css from "./review.module.css";

/** The day of the visit with its place under it. */
const dayColumn = (t: Translate, today: string): Column<ReviewItem> => ({
  key: "day",
  header: t("review.day"),
  cell: ({ day, place, deliveredAt }) => (
    <>
      <span className={css.nowrap}>{day ? shortDay(day, today) : "–"}</span>
      {place && <span className={css.second}>{wordOr(`visitPlace.${place}`, place)}</span>}
      {day && <DayDoubt day={day} at={deliveredAt} />}
    </>
  ),
});

function columnsOf(
  kind: ReviewKind,
  t: Translate,
  nameOf: NameOf,
  now: number,
  today: string,
): Column<ReviewItem>[] {
  const own: Record<ReviewKind, Column<ReviewItem>[]> = {
    people: [],
    visits: [
      dayColumn(t, today),
      {
        key: "services",
        header: t("review.services"),
        align: "end",
        spare: true,
        cell: ({ services }) => services ?? 0,
      },
    ],
    referrals: [
      dayColumn(t, today),
      {
        key: "agency",
        header: t("review.agency"),
        cell: ({ agency }) => (agency ? (nameOf(agency) ?? agency) : "–"),
      },
      {
        key: "state",
        header: t("review.state"),
        cell: ({ state }) => <Chip shape={false}>{wordOr(`referralState.${state}`, state)}</Chip>,
      },
    ],
  };
  return [
    {
      key: "person",
      header: t("review.person"),
      heads: true,
      cell: (item) => (
        <>
          {item.personName || t("review.noName")}
          <span className={css.second}>{item.localReference}</span>
          {item.state === "conflict" && <Chip tone="amber">{t("review.disputed")}</Chip>}
          {item.state === "merged" && <Chip>{t("review.merged")}</Chip>}
        </>
      ),
    },
    ...own[kind],
    {
      key: "community",
      header: t("review.community"),
      spare: true,
      cell: ({ community }) => (community ? (nameOf(community) ?? community) : "–"),
    },
    {
      key: "arrived",
      header: t("review.arrived"),
      cell: ({ deliveredAt, byName }) => (
        <>
          <span className={css.nowrap}>{clockOrDay(deliveredAt, now)}</span>
          <span className={classNames(css.second, css.who)}>{byName}</span>
        </>
      ),
    },
  ];
}

export interface ReviewTableProps {
  kind: ReviewKind;
  items: readonly ReviewItem[];
  nameOf: NameOf;
  now: number;
  today: string;
  selected: string | undefined;
  onSelect: (id: string) => void;
  onOpen: (item: ReviewItem) => void;
  /** A click or a tap on a row, after it is chosen. */
  onTap: (item: ReviewItem) => void;
}

/** What came in, dense; j and k walk, Enter goes into the file beside it. */
export function ReviewTable(props: ReviewTableProps) {
  const t = useText();
  const { kind, items, nameOf, now, today, selected, onSelect, onOpen, onTap } = props;
  return (
    <DataTable
      caption={t(`review.kind.${kind}`)}
      captionHidden
      columns={columnsOf(kind, t, nameOf, now, today)}
      rows={items}
      rowKey={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      onTap={onTap}
      empty={
        <EmptyState icon="search" title={t("review.noneTitle")}>
          {t("review.noneNext")}
        </EmptyState>
      }
    />
  );
}
