import { DeskList } from "../../data/office/desk-list";
import type { DuplicatePair } from "../../data/office/duplicate-answers";
import { ago } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import css from "./duplicates.module.css";
import { PairReasons } from "./pair-reasons";

export interface PairListProps {
  pairs: readonly DuplicatePair[];
  selected: string;
  waits: (pair: DuplicatePair) => boolean;
  now: number;
  /** By key. */
  onSelect: (id: string) => void;
  onTap: (id: string) => void;
}

/** Both names; of the open ones why they are proposed, of the others who decided and when. */
export function PairList({ pairs, selected, waits, now, onSelect, onTap }: PairListProps) {
  const t = useText();
  return (
    <DeskList
      label={t("duplicates.list")}
      items={pairs}
      idOf={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      onTap={onTap}
    >
      {(pair) => (
        <>
          <span className={css.names}>
            {pair.people.map(({ id, name }) => (
              <b key={id}>
                <bdi>{name || t("review.noName")}</bdi>
              </b>
            ))}
          </span>
          {waits(pair) ? (
            <Chip tone="amber">{t("desk.waits")}</Chip>
          ) : (
            pair.state !== "open" && <Chip>{ago(pair.at, now)}</Chip>
          )}
          <span className={css.reasons}>
            {pair.state === "open" ? (
              <PairReasons pair={pair} most={pair.kind === "twins" ? 1 : 2} />
            ) : (
              pair.byName
            )}
          </span>
        </>
      )}
    </DeskList>
  );
}
