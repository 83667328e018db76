import type { DeliveredLine, NoticeLine } from "../../data/border";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip, type Tone } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { bySave } from "./by-save";
import { collectionWords } from "./collection-words";

/** What the server said of an op, and what a person decided about it later. */
type Status = DeliveredLine["status"] | "sent-back";

/** From calm to what needs a look: of one save the gravest is said. */
const STATUSES: readonly Status[] = ["applied", "held", "conflict", "quarantined", "sent-back"];

const SAID: Record<Status, { chip: MessageId; tone: Tone; meaning?: MessageId }> = {
  applied: { chip: "sync.delivered", tone: "olive" },
  held: { chip: "sync.delivered", tone: "olive", meaning: "sync.held" },
  conflict: { chip: "sync.conflictShort", tone: "amber", meaning: "sync.conflict" },
  quarantined: { chip: "sync.reviewShort", tone: "amber", meaning: "sync.quarantined" },
  "sent-back": { chip: "sync.sentBackShort", tone: "red", meaning: "sync.noticeRejected" },
};

const isWaiting = ({ status }: DeliveredLine): boolean => status === "quarantined" || status === "held";

/** Of what waits, the news says which record a person has sent back. */
function statusOf(line: DeliveredLine, notices: readonly NoticeLine[]): Status {
  const isSentBack = notices.some(
    ({ kind, reason, collection, recordId }) =>
      kind === "resolved" &&
      reason === "rejected" &&
      collection === line.collection &&
      recordId === line.recordId,
  );
  return isWaiting(line) && isSentBack ? "sent-back" : line.status;
}

const gravestOf = (lines: readonly DeliveredLine[], notices: readonly NoticeLine[]): Status =>
  lines
    .map((line) => statusOf(line, notices))
    .reduce<Status>(
      (gravest, status) => (STATUSES.indexOf(status) > STATUSES.indexOf(gravest) ? status : gravest),
      "applied",
    );

/** What the server has taken over from this device, newest first, and what became of it. */
export function DeliveredCard({
  delivered,
  notices,
  now,
}: {
  delivered: readonly DeliveredLine[];
  notices: readonly NoticeLine[];
  now: number;
}) {
  const t = useText();
  return (
    <Card title={t("sync.deliveredTitle")}>
      {delivered.length === 0 ? (
        <Sub>{t("sync.deliveredNone")}</Sub>
      ) : (
        <List label={t("sync.deliveredTitle")}>
          {bySave(delivered).map((save) => {
            const { chip, tone, meaning } = SAID[gravestOf(save.lines, notices)];
            const when = clockOrDay(Math.max(...save.lines.map(({ deliveredAt }) => deliveredAt)), now);
            return (
              <Row
                key={`${save.group}|${save.personId}`}
                to={save.personId ? `/people/${save.personId}` : undefined}
                title={save.personName || t(save.personId ? "person.noName" : "sync.nobody")}
                detail={
                  <>
                    {collectionWords(
                      save.lines.map(({ collection }) => collection),
                      t,
                    )}
                    <br />
                    {chip === "sync.delivered" ? when : t("sync.deliveredAt", { when })}
                    {meaning && (
                      <>
                        <br />
                        {t(meaning)}
                      </>
                    )}
                  </>
                }
                end={<Chip tone={tone}>{t(chip)}</Chip>}
              />
            );
          })}
        </List>
      )}
    </Card>
  );
}
