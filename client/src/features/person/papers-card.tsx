import { dayFromTyped } from "@konta/shared/base/typed-day";
import type { LocalDate } from "@konta/shared/base/local-date";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { type FormEvent, useState } from "react";
import type { Known, PersonFile } from "../../data/border";
import type { DocumentFields, IdentifierFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { daysBetween, fullDay } from "../../text/dates";
import { sayNumberWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import type { RunSave } from "./save-line";

const SOON_DAYS = 60;

/** How long a paper still holds; nothing for one that is far from its end. */
function Until({ until, today }: { until: LocalDate | undefined; today: LocalDate }) {
  const t = useText();
  if (!until) return null;
  const days = daysBetween(today, until);
  if (days < 0) return <Chip tone="red">{t("person.expired")}</Chip>;
  if (days <= SOON_DAYS) return <Chip tone="amber">{t("person.expires", { days })}</Chip>;
  return <span>{fullDay(until)}</span>;
}

type Opened =
  | { is: "identifier"; record: Known<IdentifierFields> | null }
  | { is: "document"; record: Known<DocumentFields> | null };

interface PapersProps {
  personId: string;
  file: PersonFile;
  canWrite: boolean;
  today: LocalDate;
  run: RunSave;
}

export function PapersCard({ personId, file, canWrite, today, run }: PapersProps) {
  const t = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const edit = (to: Opened) =>
    canWrite && (
      <Button small tone="quiet" onClick={() => setOpened(to)}>
        {t("actions.edit")}
      </Button>
    );
  return (
    <Card title={t("register.papers")}>
      {file.identifiers.length + file.documents.length > 0 && (
        <List label={t("register.papers")}>
          {file.identifiers.map((record) => (
            <Row
              key={record.id}
              title={<bdi>{record.fields.value}</bdi>}
              detail={
                <>
                  {t(`identifier.${record.fields.kind}`)}{" "}
                  {record.fields.verified !== true && (
                    <Chip tone="amber">{t("identifierWarning.unverified")}</Chip>
                  )}{" "}
                  <Until until={record.fields.until} today={today} />
                </>
              }
              end={edit({ is: "identifier", record })}
            />
          ))}
          {file.documents.map((record) => (
            <Row
              key={record.id}
              title={t(`documentKind.${record.fields.kind}`)}
              detail={
                <>
                  <bdi>{record.fields.number}</bdi> <Until until={record.fields.until} today={today} />
                </>
              }
              end={edit({ is: "document", record })}
            />
          ))}
        </List>
      )}
      {opened && (
        <PaperForm
          key={opened.record?.id ?? opened.is}
          personId={personId}
          opened={opened}
          known={file.person.fields}
          run={run}
          onClose={() => setOpened(null)}
        />
      )}
      {canWrite && !opened && (
        <Cluster>
          <Button
            small
            tone="quiet"
            icon="plus"
            onClick={() => setOpened({ is: "identifier", record: null })}
          >
            {t("register.addIdentifier")}
          </Button>
          <Button small tone="quiet" icon="plus" onClick={() => setOpened({ is: "document", record: null })}>
            {t("register.addDocument")}
          </Button>
        </Cluster>
      )}
    </Card>
  );
}

interface PaperFormProps {
  personId: string;
  opened: Opened;
  known: PersonFile["person"]["fields"];
  run: RunSave;
  onClose: () => void;
}

function PaperForm({ personId, opened, known, run, onClose }: PaperFormProps) {
  const t = useText();
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
  const [until, setUntil] = useState(was.until && fullDay(was.until));
  const [isAsked, setAsked] = useState(false);
  const day = dayFromTyped(until);
  const numberKind = IDENTIFIER_KINDS.find((one) => one === kind);
  const isValueMissing = isNumber && typed.trim() === "";
  const options = isNumber
    ? IDENTIFIER_KINDS.map((one) => ({ value: one as string, label: t(`identifier.${one}`) }))
    : DOCUMENT_KINDS.map((one) => ({ value: one as string, label: t(`documentKind.${one}`) }));

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

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <Pair>
          <SelectField
            label={t(isNumber ? "register.identifierKind" : "register.documentKind")}
            empty=""
            options={options}
            value={kind}
            onValue={setKind}
            error={isAsked && kind === "" ? t("error.required") : undefined}
          />
          <TextField
            label={t(isNumber ? "register.identifierValue" : "register.documentNumber")}
            value={typed}
            onValue={setTyped}
            maxLength={40}
            warning={
              isNumber && numberKind
                ? sayNumberWarning(numberKind, typed, { birth: known.birth, sex: known.sex })
                : undefined
            }
            error={isAsked && isValueMissing ? t("error.required") : undefined}
          />
          <TextField
            label={t("register.validUntil")}
            hint={t("register.untilHint")}
            value={until}
            onValue={setUntil}
            error={day.ok ? undefined : t("register.untilWrong")}
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
