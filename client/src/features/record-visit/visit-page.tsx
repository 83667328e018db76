import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { useParams } from "react-router";
import type { PersonFile } from "../../data/border";
import { useCatalogue } from "../../data/use-catalogue";
import { useLive } from "../../data/use-live";
import { PersonNotHere } from "../../parts/person-not-here";
import { SaveBar } from "../../parts/save-bar";
import { clockOrDay } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { DraftNotice } from "../../ui/draft-notice";
import { Stack } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";
import { NextStepPart } from "./next-step";
import { previousNeeds } from "./previous-needs";
import { ServiceChoice } from "./service-choice";
import { useVisitForm, type VisitFormProps } from "./use-visit-form";
import type { VisitProblem } from "./visit-draft";
import { VisitWords } from "./visit-words";
import { WhereWhen } from "./where-when";

export function VisitPage() {
  const t = useText();
  const { id = "" } = useParams();
  const today = dayAt(Date.now());
  const me = useLive([], (store) => store.me(), []);
  const file = useLive([`person:${id}`], (store) => store.person(id), [id]);
  const day = useLive(["outings"], (store) => store.today(today), [today]);
  if (file === null) return <PersonNotHere findAt="/find?for=visit" />;
  if (!me || !file || !day) return null;
  if (!mayWrite(me.roles, "core"))
    return <ErrorState title={t("app.forbidden")}>{t("app.forbiddenNext")}</ErrorState>;
  return <VisitForm key={id} personId={id} me={me} file={file} outing={day.outing} />;
}

/** What stands beside the save: a field that is refused may be far above it. */
function refusedWords(problems: readonly VisitProblem[], t: Translate): string | null {
  if (problems.length === 0) return null;
  return problems.includes("nothing-chosen")
    ? t("visit.nothingChosen")
    : t("register.problems", { count: problems.length });
}

function VisitForm(props: VisitFormProps) {
  const { personId, file } = props;
  const t = useText();
  const services = useCatalogue("service");
  const { form, today, part, draft, tiles, mayWriteNote, notSaved, busy, submit, discard } =
    useVisitForm(props);
  if (!draft.isRead) return null;
  const isNothingChosen = part.problems.includes("nothing-chosen");
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <VisitHeader personId={personId} file={file} />
        {draft.found && (
          <DraftNotice
            title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
            discardLabel={t("register.dropDraft")}
            onDiscard={() => void discard()}
          />
        )}
        <WhereWhen {...part} />
        <ServiceChoice
          items={services}
          tiles={tiles}
          selected={part.typed.services}
          onSelected={(chosen) => part.set({ services: chosen })}
          error={isNothingChosen ? t("visit.nothingChosen") : undefined}
        />
        {mayWriteNote && <VisitWords {...part} previous={previousNeeds(file.visits)} />}
        <NextStepPart {...part} today={today} />
        <SaveBar busy={busy} draft={draft} problems={[notSaved, refusedWords(part.problems, t)]} />
      </Stack>
    </form>
  );
}

function VisitHeader({ personId, file }: { personId: string; file: PersonFile }) {
  const t = useText();
  const name = file.name || file.latinName || file.person.fields.description || t("person.noName");
  return (
    <PageHeader
      title={t("visit.title")}
      sub={
        <>
          <bdi>{name}</bdi>
          {file.household && ` · ${t("person.household", { count: file.household.members.length + 1 })}`}
        </>
      }
      back={{ to: `/people/${personId}`, label: t("actions.close"), close: true }}
    />
  );
}
