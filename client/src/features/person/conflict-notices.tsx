import type { ConflictSide } from "@konta/shared/domain/conflict/conflict";
import type { OpenConflict } from "../../data/border";
import { useCatalogueNames } from "../../data/use-catalogue";
import { shortDay } from "../../text/dates";
import { dayAt } from "@konta/shared/base/local-date";
import { fieldWord } from "../../text/field-word";
import { sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Notice } from "../../ui/notice";

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

  return conflicts.map((conflict) => (
    <Notice
      key={conflict.id}
      tone="amber"
      title={t("person.conflictTitle", { field: fieldWord(conflict.collection, conflict.field) })}
    >
      {conflict.sides
        .toSorted((a, b) => Number(b.author === me) - Number(a.author === me))
        .map((side) => (
          <p key={side.seq}>
            <bdi>{sentence(conflict, side)}</bdi>
          </p>
        ))}
      <p>{t("person.conflictKept")}</p>
    </Notice>
  ));
}
