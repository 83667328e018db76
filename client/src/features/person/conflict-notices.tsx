import type { ConflictSide } from "@konta/shared/domain/conflict/conflict";
import type { OpenConflict } from "../../data/border";
import { useCatalogueNames } from "../../data/use-catalogue";
import { shortDay } from "../../text/dates";
import { dayAt } from "@konta/shared/base/local-date";
import { fieldWord } from "../../text/field-word";
import { sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Icon } from "../../ui/icon";
import css from "./conflict-notices.module.css";

/** Open disagreements about this person: whose value is whose, and that nothing was thrown away. */
export function ConflictNotices({ conflicts, me }: { conflicts: readonly OpenConflict[]; me: string }) {
  const t = useText();
  const staffName = useCatalogueNames("staff");
  const community = useCatalogueNames("community");
  const agency = useCatalogueNames("agency");
  const service = useCatalogueNames("service");
  const nameOf = (id: string) => community(id) || agency(id) || service(id) || staffName(id) || undefined;

  function sentence({ collection, field }: OpenConflict, side: ConflictSide): string {
    const value = sayValue(collection, field, side.value, nameOf);
    const when = shortDay(dayAt(side.writtenAt ?? side.acceptedAt));
    if (side.author === me) return t("person.conflictMine", { value, when });
    return t("person.conflictOther", {
      name: staffName(side.author ?? "") || t("person.somebody"),
      value,
      when,
    });
  }

  if (conflicts.length === 0) return null;
  return (
    <div className={css.disagreements}>
      {conflicts.map((conflict) => (
        <div key={conflict.id}>
          <h2 className={css.field}>
            <Icon name="alert" size="1.1em" />
            {t("person.conflictTitle", {
              count: conflict.sides.length,
              field: fieldWord(conflict.collection, conflict.field),
            })}
          </h2>
          {conflict.sides
            .toSorted((a, b) => Number(b.author === me) - Number(a.author === me))
            .map((side) => (
              <p key={side.seq}>
                <bdi>{sentence(conflict, side)}</bdi>
              </p>
            ))}
        </div>
      ))}
      <p className={css.kept}>{t("person.conflictKept")}</p>
    </div>
  );
}
