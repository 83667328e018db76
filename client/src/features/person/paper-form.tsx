import { dayFromTyped } from "@konta/shared/base/typed-day";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { type FormEvent, useState } from "react";
import type { Known, PersonFile } from "../../data/border";
import type { DocumentFields, IdentifierFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { useUnsaved } from "../../parts/unsaved-forms";
import { fullDay } from "../../text/dates";
import { sayNumberWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import type { RunSave } from "./save-line";

/** The record as it stood when its form opened; null for a new one. */
export type OpenedPaper =
  | { is: "identifier"; record: Known<IdentifierFields> | null }
  | { is: "document"; record: Known<DocumentFields> | null };

interface PaperFormProps {
  personId: string;
  opened: OpenedPaper;
  known: PersonFile["person"]["fields"];
  run: RunSave;
  onClose: () => void;
}

/** What is typed about a number or a document, and its save: only what differs from when it was opened. */
function usePaper({ personId, opened, run, onClose }: PaperFormProps) {
  const { store } = useDevice();
  const isNumber = opened.is === "identifier";
  const value = opened.is === "identifier" ? opened.record?.fields.value : opened.record?.fields.number;
  const was = {
    kind: opened.record?.fields.kind ?? "",
    value: value ?? "",
    until: opened.record?.fields.until ?? "",
  };
  const [kind, setKind] = useState<string>(was.kind);
  const [typed, setTyped] = useState(was.value);
  const wasUntil = was.until && fullDay(was.until);
  const [until, setUntil] = useState(wasUntil);
  useUnsaved(`unsaved.${opened.is}`, kind !== was.kind || typed !== was.value || until !== wasUntil);
  const [isAsked, setAsked] = useState(false);
  const day = dayFromTyped(until);
  const isValueMissing = isNumber && typed.trim() === "";

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (kind === "" || isValueMissing || !day.ok) return;
    const field = isNumber ? "value" : "number";
    const now = day.value ?? "";
    const fields = {
      ...(kind !== was.kind && { kind }),
      ...(typed.trim() !== was.value && { [field]: typed.trim() || null }),
      ...(now !== was.until && { until: now || null }),
    };
    const isSaved = await run(() =>
      opened.record
        ? store.change([{ collection: opened.is, id: opened.record.id, base: opened.record.base, fields }])
        : store.addRecord(opened.is, { personId, ...fields }),
    );
    if (isSaved) onClose();
  }

  return {
    kind,
    setKind,
    typed,
    setTyped,
    until,
    setUntil,
    isAsked,
    isValueMissing,
    isUntilDay: day.ok,
    submit,
  };
}

export function PaperForm(props: PaperFormProps) {
  const { opened, known, onClose } = props;
  const t = useText();
  const paper = usePaper(props);
  const isNumber = opened.is === "identifier";
  const numberKind = IDENTIFIER_KINDS.find((one) => one === paper.kind);
  const options = isNumber
    ? IDENTIFIER_KINDS.map((one) => ({ value: one as string, label: t(`identifier.${one}`) }))
    : DOCUMENT_KINDS.map((one) => ({ value: one as string, label: t(`documentKind.${one}`) }));

  return (
    <form onSubmit={(event) => void paper.submit(event)} noValidate>
      <Stack>
        <Pair>
          <SelectField
            label={t(isNumber ? "register.identifierKind" : "register.documentKind")}
            empty=""
            options={options}
            value={paper.kind}
            onValue={paper.setKind}
            error={paper.isAsked && paper.kind === "" ? t("error.required") : undefined}
          />
          <TextField
            label={t(isNumber ? "register.identifierValue" : "register.documentNumber")}
            value={paper.typed}
            onValue={paper.setTyped}
            maxLength={40}
            warning={
              isNumber && numberKind
                ? sayNumberWarning(numberKind, paper.typed, { birth: known.birth, sex: known.sex })
                : undefined
            }
            error={paper.isAsked && paper.isValueMissing ? t("error.required") : undefined}
          />
          <TextField
            label={t("register.validUntil")}
            hint={t("register.untilHint")}
            value={paper.until}
            onValue={paper.setUntil}
            error={paper.isUntilDay ? undefined : t("register.untilWrong")}
          />
        </Pair>
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
