import { useRegisterNames } from "../../data/office/use-register-names";
import { BirthInput } from "../../parts/birth-input";
import { fieldKind } from "../../text/field-kind";
import { wordOr } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { ManyTiles } from "../../ui/choice-tiles";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { DigitsField, TextField } from "../../ui/text-field";
import type { Typed } from "./other-value";

export interface OtherFieldProps {
  collection: string;
  field: string;
  typed: Typed;
  error: string | undefined;
  onTyped: (typed: Typed) => void;
}

/** «Γράψε άλλο»: the input that fits the field. */
export function OtherField({ collection, field, typed, error, onTyped }: OtherFieldProps) {
  const t = useText();
  const { items } = useRegisterNames();
  const kind = fieldKind(collection, field);
  const label = t("desk.other");
  const text = {
    label,
    error,
    autoFocus: true,
    value: typed.text,
    onValue: (value: string) => onTyped({ ...typed, text: value }),
  };
  const pick = (options: { value: string; label: string }[]) => (
    <SelectField {...text} options={options} empty={t("desk.empty")} />
  );
  switch (kind.is) {
    case "birth":
      return (
        <BirthInput
          label={label}
          value={typed.date}
          error={error}
          onValue={(date) => onTyped({ ...typed, date })}
        />
      );
    case "choice":
      return pick(
        kind.members.map((member) => ({ value: member, label: wordOr(`${kind.area}.${member}`, member) })),
      );
    case "flag":
      return pick([
        { value: "true", label: t("actions.yes") },
        { value: "false", label: t("actions.no") },
      ]);
    case "level":
      return pick(
        ["0", "1", "2", "3"].map((level) => ({
          value: level,
          label: `${level} · ${wordOr(`needLevel.${level}`, level)}`,
        })),
      );
    case "name":
      return pick(items(kind.of).map(({ id, name }) => ({ value: id, label: name })));
    case "names":
      return (
        <ManyTiles
          label={label}
          choices={items(kind.of).map(({ id, name }) => ({ value: id, label: name }))}
          selected={typed.many}
          onSelected={(many) => onTyped({ ...typed, many })}
        />
      );
    case "day":
      return <TextField {...text} type="date" />;
    case "number":
      return <DigitsField {...text} />;
    case "words":
      return <TextField {...text} hint={t("desk.comma")} />;
    case "long":
      return <TextArea {...text} maxLength={10_000} />;
    default:
      return <TextField {...text} maxLength={500} />;
  }
}
