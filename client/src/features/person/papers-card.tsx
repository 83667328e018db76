import type { LocalDate } from "@konta/shared/base/local-date";
import { type ReactNode, useState } from "react";
import type { PersonFile } from "../../data/border";
import type { DocumentFields, IdentifierFields } from "../../data/border-fields";
import { daysBetween, fullDay } from "../../text/dates";
import { useLeftOpen } from "../../parts/kept-form";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Cluster } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { type OpenedPaper, paperForm, readPaperForm } from "./left-forms";
import { PaperForm } from "./paper-form";
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

interface PapersProps {
  personId: string;
  file: PersonFile;
  canWrite: boolean;
  today: LocalDate;
  run: RunSave;
}

export function PapersCard({ personId, file, canWrite, today, run }: PapersProps) {
  const t = useText();
  const [opened, setOpened] = useState<OpenedPaper | null>(null);
  useLeftOpen(paperForm(personId), readPaperForm, (left) => canWrite && setOpened(left));
  // One form at a time: what is typed in another one would be gone.
  const edit = (to: OpenedPaper) =>
    canWrite &&
    !opened && (
      <Button small tone="quiet" onClick={() => setOpened(to)}>
        {t("actions.edit")}
      </Button>
    );
  return (
    <Card title={t("register.papers")}>
      {file.identifiers.length + file.documents.length > 0 && (
        <List label={t("register.papers")}>
          {file.identifiers.map((record) => (
            <IdentifierRow
              key={record.id}
              fields={record.fields}
              today={today}
              edit={edit({ is: "identifier", record })}
            />
          ))}
          {file.documents.map((record) => (
            <DocumentRow
              key={record.id}
              fields={record.fields}
              today={today}
              edit={edit({ is: "document", record })}
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

interface RowProps<Fields> {
  fields: Fields;
  today: LocalDate;
  edit: ReactNode;
}

function IdentifierRow({ fields, today, edit }: RowProps<IdentifierFields>) {
  const t = useText();
  return (
    <Row
      title={<bdi>{fields.value}</bdi>}
      detail={
        <>
          {t(`identifier.${fields.kind}`)}{" "}
          {fields.verified !== true && <Chip tone="amber">{t("identifierWarning.unverified")}</Chip>}{" "}
          <Until until={fields.until} today={today} />
        </>
      }
      end={edit}
    />
  );
}

function DocumentRow({ fields, today, edit }: RowProps<DocumentFields>) {
  const t = useText();
  return (
    <Row
      title={t(`documentKind.${fields.kind}`)}
      detail={
        <>
          <bdi>{fields.number}</bdi> <Until until={fields.until} today={today} />
        </>
      }
      end={edit}
    />
  );
}
