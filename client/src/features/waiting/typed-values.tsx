import { sameValue } from "@konta/shared/sync/same-value";
import type { WaitingItem } from "../../data/office/office-answers";
import { fieldKind } from "../../text/field-kind";
import { fieldWord } from "../../text/field-word";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Sub } from "../../ui/layout";
import css from "./waiting.module.css";

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What stands in a field already, where that is not what was typed. */
function Present({ item, field, nameOf }: { item: WaitingItem; field: string; nameOf: NameOf }) {
  const t = useText();
  const { collection, current, values } = item;
  if (current === null) return null;
  const isSame = sameValue(current[field] ?? null, values[field] ?? null);
  const value = sayValue(collection, field, current[field], nameOf);
  return <span className={css.present}>{isSame ? t("waiting.same") : t("waiting.now", { value })}</span>;
}

/** Field by field what somebody typed, beside what is there now. */
export function TypedValues({ item, nameOf }: { item: WaitingItem; nameOf: NameOf }) {
  const t = useText();
  const { collection, fields, values, removes } = item;
  const isNew = item.current === null;
  // Whom a record belongs to is said above by name, and what was left empty in a new one says nothing.
  const said = fields.filter(
    (field) =>
      field in values && fieldKind(collection, field).is !== "link" && !(isNew && isEmpty(values[field])),
  );
  const unsaid = fields.filter((field) => !(field in values));
  if (removes) return <p>{t("waiting.removes")}</p>;
  if (fields.length === 0) return <Sub>{t("waiting.noText")}</Sub>;
  return (
    <>
      {said.length > 0 && (
        <dl className={css.values}>
          {said.map((field) => (
            <div key={field}>
              <dt>{fieldWord(collection, field)}</dt>
              <dd>
                <span className={css.value}>{sayValue(collection, field, values[field], nameOf)}</span>
                <Present item={item} field={field} nameOf={nameOf} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unsaid.length > 0 && <Sub>{t("waiting.onlyNames", { fields: unsaid.join(", ") })}</Sub>}
    </>
  );
}
