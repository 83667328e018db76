import { dayFromTyped } from "@konta/shared/base/typed-day";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { type FormEvent, useState } from "react";
import type { PersonFile } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { useKeptForm } from "../../parts/kept-form";
import { KeptFormLines } from "../../parts/kept-form-lines";
import { fullDay } from "../../text/dates";
import { sayNumberWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { type OpenedPaper, paperForm, readPaperForm, type TypedPaper } from "./left-forms";
import type { RunSave } from "./save-line";

interface PaperFormProps {
  personId: string;
  opened: OpenedPaper;
  known: PersonFile["person"]["fields"];
  run: RunSave;
  onClose: () => void;
}

function startPaper(opened: OpenedPaper): TypedPaper {
  const value = opened.is === "identifier" ? opened.record?.fields.value : opened.record?.fields.number;
  const { kind = "", until } = opened.record?.fields ?? {};
  return { kind, value: value ?? "", until: until ? fullDay(until) : "" };
}

/** What is typed about a number or a document, and its save: only what differs from when it was opened. */
function usePaper({ personId, run, onClose, ...given }: PaperFormProps) {
  const { store } = useDevice();
  const form = useKeptForm({
    name: paperForm(personId),
    opened: given.opened,
    start: startPaper,
    read: readPaperForm,
    onClose,
  });
  const { opened, draft } = form;
  const { kind, value, until } = form.typed;
  const isNumber = opened.is === "identifier";
  const [isAsked, setAsked] = useState(false);
  const day = dayFromTyped(until);
  const isValueMissing = isNumber && value.trim() === "";

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (kind === "" || isValueMissing || !day.ok) return;
    const was = { ...startPaper(opened), until: opened.record?.fields.until ?? "" };
    const field = isNumber ? "value" : "number";
    const now = day.value ?? "";
    const fields = {
      ...(kind !== was.kind && { kind }),
      ...(value.trim() !== was.value && { [field]: value.trim() || null }),
      ...(now !== was.until && { until: now || null }),
    };
    const save = (of: string) => {
      if (!opened.record) return store.addRecord(opened.is, { personId, ...fields }, of);
      const { id, base } = opened.record;
      return store.change([{ collection: opened.is, id, base, fields }], [], of);
    };
    if (await run(() => draft.fulfil(save))) onClose();
  }

  return { ...form, isNumber, isAsked, isValueMissing, isUntilDay: day.ok, submit };
}

export function PaperForm(props: PaperFormProps) {
  const { known } = props;
  const t = useText();
  const { isNumber, typed, set, draft, leave, ...paper } = usePaper(props);
  const numberKind = IDENTIFIER_KINDS.find((one) => one === typed.kind);
  const options = isNumber
    ? IDENTIFIER_KINDS.map((one) => ({ value: one as string, label: t(`identifier.${one}`) }))
    : DOCUMENT_KINDS.map((one) => ({ value: one as string, label: t(`documentKind.${one}`) }));

  if (!draft.isRead) return null;
  return (
    <form onSubmit={(event) => void paper.submit(event)} noValidate>
      <Stack>
        <KeptFormLines draft={draft} onDiscard={leave} />
        <Pair>
          <SelectField
            label={t(isNumber ? "register.identifierKind" : "register.documentKind")}
            empty=""
            options={options}
            value={typed.kind}
            onValue={(kind) => set({ kind })}
            error={paper.isAsked && typed.kind === "" ? t("error.required") : undefined}
          />
          <TextField
            label={t(isNumber ? "register.identifierValue" : "register.documentNumber")}
            value={typed.value}
            onValue={(value) => set({ value })}
            maxLength={40}
            warning={
              isNumber && numberKind
                ? sayNumberWarning(numberKind, typed.value, { birth: known.birth, sex: known.sex })
                : undefined
            }
            error={paper.isAsked && paper.isValueMissing ? t("error.required") : undefined}
          />
          <TextField
            label={t("register.validUntil")}
            hint={t("register.untilHint")}
            value={typed.until}
            onValue={(until) => set({ until })}
            error={paper.isUntilDay ? undefined : t("register.untilWrong")}
          />
        </Pair>
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={leave}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
