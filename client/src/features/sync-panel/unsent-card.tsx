import type { UnsentLine } from "../../data/border";
import { clockOrDay, sinceWhen } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { bySave } from "./by-save";
import { collectionWords } from "./collection-words";

export interface UnsentCardProps {
  unsent: readonly UnsentLine[];
  oldestAt: number | null;
  now: number;
}

/** What only this device has. */
export function UnsentCard({ unsent, oldestAt, now }: UnsentCardProps) {
  const t = useText();
  return (
    <Card
      title={t("sync.unsentTitle")}
      aside={oldestAt !== null && sinceWhen(oldestAt, now)}
      waiting={unsent.length > 0}
    >
      {unsent.length === 0 ? (
        <Sub>{t("sync.unsentEmpty")}</Sub>
      ) : (
        <List label={t("sync.unsentTitle")}>
          {bySave(unsent).map((save) => (
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
                  {t("sync.savedAt", { when: clockOrDay(save.savedAt, now) })}
                </>
              }
              end={<Chip tone="amber">{t("sync.changesOf", { count: save.lines.length })}</Chip>}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
