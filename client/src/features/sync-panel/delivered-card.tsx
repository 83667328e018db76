import type { DeliveredLine } from "../../data/border";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip, type Tone } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { bySave } from "./by-save";
import { collectionWords } from "./collection-words";

type Status = DeliveredLine["status"];

/** From calm to what needs a look: of one save the gravest is said. */
const STATUSES: readonly Status[] = ["applied", "held", "conflict", "quarantined"];

const SAID: Record<Status, { chip: MessageId; tone: Tone; meaning?: MessageId }> = {
  applied: { chip: "sync.delivered", tone: "olive" },
  held: { chip: "sync.delivered", tone: "olive", meaning: "sync.held" },
  conflict: { chip: "sync.conflictShort", tone: "amber", meaning: "sync.conflict" },
  quarantined: { chip: "sync.reviewShort", tone: "amber", meaning: "sync.quarantined" },
};

const gravestOf = (lines: readonly DeliveredLine[]): Status =>
  lines.reduce<Status>(
    (gravest, { status }) => (STATUSES.indexOf(status) > STATUSES.indexOf(gravest) ? status : gravest),
    "applied",
  );

/** What the server has taken over from this device, newest first, and what became of it. */
export function DeliveredCard({ delivered, now }: { delivered: readonly DeliveredLine[]; now: number }) {
  const t = useText();
  return (
    <Card title={t("sync.deliveredTitle")}>
      {delivered.length === 0 ? (
        <Sub>{t("sync.deliveredNone")}</Sub>
      ) : (
        <List label={t("sync.deliveredTitle")}>
          {bySave(delivered).map((save) => {
            const { chip, tone, meaning } = SAID[gravestOf(save.lines)];
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
