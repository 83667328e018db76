import { DeskList } from "../../data/office/desk-list";
import { ago } from "../../text/dates";
import { waitingRecord, waitingWhy } from "../../text/say-waiting";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
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
  return (
    <DeskList
      label={t("waiting.list")}
      items={cases}
      idOf={({ lead }) => lead.id}
      selected={selected}
      onSelect={onSelect}
      onTap={onTap}
    >
      {({ lead: { personName, collection, authorName, receivedAt, reason }, behind }) => (
        <>
          <b>{personName || waitingRecord(collection)}</b>
          <Chip tone={now - receivedAt > OLD_MS ? "amber" : "plain"}>{ago(receivedAt, now)}</Chip>
          <span className={css.line}>
            {[personName && waitingRecord(collection), authorName].filter(Boolean).join(" · ")}
            {behind.length > 0 && ` · ${t("waiting.more", { count: behind.length })}`}
          </span>
          <span className={css.line}>{waitingWhy(reason)}</span>
        </>
      )}
    </DeskList>
  );
}
