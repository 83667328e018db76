import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { NOTE_LIMIT } from "@konta/shared/domain/visit/visit-note";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate, useParams } from "react-router";
import * as z from "zod/mini";
import type { Me, PersonFile, TodayView } from "../../data/border";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
import { useCatalogue } from "../../data/use-catalogue";
import { useDraft } from "../../data/use-draft";
import { useDevice, useLive } from "../../data/use-live";
import { clockOrDay } from "../../text/dates";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { Button, LinkButton } from "../../ui/button";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { EmptyState, ErrorState } from "../../ui/states";
import { TextArea } from "../../ui/text-area";
import { NeedsCard } from "./needs-card";
import { NextStepPart } from "./next-step";
import { presetVisit } from "./preset";
import { previousNeeds } from "./previous-needs";
import { ServiceChoice } from "./service-choice";
import { countUse, readServiceUse, SERVICE_USE_FORM, tileServices } from "./tile-services";
import { typedVisitSchema } from "./typed-visit";
import { REQUEST_LIMIT, visitDraftFrom, type VisitProblem } from "./visit-draft";
import { WhereWhen } from "./where-when";

/** The count appears when less than this is left; over the limit nothing is cut off, the save says so. */
const NEAR_LIMIT = 500;

export function VisitPage() {
  const t = useText();
  const { id = "" } = useParams();
  const today = dayAt(Date.now());
  const me = useLive([], (store) => store.me(), []);
  const file = useLive([`person:${id}`], (store) => store.person(id), [id]);
  const day = useLive(["outings"], (store) => store.today(today), [today]);
  if (file === null)
    return (
      <EmptyState
        icon="person"
        title={t("person.notHere")}
        action={<LinkButton to="/find?for=visit">{t("find.title")}</LinkButton>}
      >
        {t("person.notHereNext")}
      </EmptyState>
    );
  if (!me || !file || !day) return null;
  if (!mayWrite(me.roles, "core"))
    return <ErrorState title={t("app.forbidden")}>{t("app.forbiddenNext")}</ErrorState>;
  return <VisitForm key={id} personId={id} me={me} file={file} outing={day.outing} />;
}

interface VisitFormProps {
  personId: string;
  me: Me;
  file: PersonFile;
  outing: TodayView["outing"];
}

function VisitForm({ personId, me, file, outing }: VisitFormProps) {
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const today = dayAt(Date.now());
  const services = useCatalogue("service");
  const agencies = useAgencies();
  const use = useLive([], (from) => from.draft(SERVICE_USE_FORM), []);
  const [preset] = useState(() => presetVisit(me, file.person, outing, Date.now()));
  const [typed, setTyped] = useState(preset);
  const [problems, setProblems] = useState<VisitProblem[]>([]);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const mayWriteNote = mayWrite(me.roles, "social");
  const draft = useDraft(store, `visit:${personId}`, typed === preset ? null : typed, (kept) => {
    const parsed = z.safeParse(typedVisitSchema, kept);
    if (parsed.success) setTyped(parsed.data);
    return parsed.success;
  });
  const set = (part: Partial<typeof typed>) => {
    setTyped((now) => ({ ...now, ...part }));
    setProblems([]);
    setNotSaved(null);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const built = visitDraftFrom(typed, {
      personId,
      staffId: me.staffId,
      today,
      mayWriteNote,
      sensitivityOf: (agency) => sensitivityOf(agencies.get(agency)),
    });
    setProblems(built.ok ? [] : built.error);
    if (!built.ok) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    try {
      const saved = await store.saveVisit(built.value);
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      await draft.drop();
      void store.keepDraft(SERVICE_USE_FORM, countUse(readServiceUse(use?.draft), typed.services));
      await navigate(`/people/${personId}`, { state: { saved: "visit" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  async function discard() {
    await draft.drop();
    setTyped(preset);
    setProblems([]);
  }

  const name = file.name || file.latinName || file.person.fields.description || t("person.noName");
  const household = file.household ? t("person.household", { count: file.household.members.length + 1 }) : "";
  const left = NOTE_LIMIT - typed.note.length;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <PageHeader
          title={t("visit.title")}
          sub={
            <>
              <bdi>{name}</bdi>
              {household && ` · ${household}`}
            </>
          }
          back={{ to: `/people/${personId}`, label: t("actions.close"), close: true }}
        />
        {draft.found && (
          <Notice
            tone="accent"
            live="status"
            title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
            actions={
              <Button small onClick={() => void discard()}>
                {t("register.dropDraft")}
              </Button>
            }
          />
        )}
        <WhereWhen typed={typed} set={set} problems={problems} />
        <ServiceChoice
          items={services}
          tiles={tileServices(me.roles, readServiceUse(use?.draft))}
          selected={typed.services}
          onSelected={(chosen) => set({ services: chosen })}
          error={problems.includes("nothing-chosen") ? t("visit.nothingChosen") : undefined}
        />
        {mayWriteNote && (
          <>
            <TextArea
              label={t("visit.request")}
              rows={2}
              value={typed.request}
              onValue={(request) => set({ request })}
              error={
                problems.includes("request-too-long")
                  ? t("error.tooLong", { limit: REQUEST_LIMIT })
                  : undefined
              }
              dir="auto"
            />
            <NeedsCard
              previous={previousNeeds(file.visits)}
              needs={typed.needs}
              onNeeds={(needs) => set({ needs })}
            />
            <TextArea
              label={t("visit.note")}
              hint={
                left < NEAR_LIMIT && left >= 0 ? t("actions.remaining", { count: left }) : t("visit.noteHint")
              }
              rows={4}
              value={typed.note}
              onValue={(note) => set({ note })}
              error={
                problems.includes("note-too-long") || left < 0
                  ? t("visit.noteTooLong", { count: -left, limit: NOTE_LIMIT })
                  : undefined
              }
              dir="auto"
            />
          </>
        )}
        <NextStepPart typed={typed} set={set} problems={problems} today={today} />
        <ActionBar>
          {notSaved && <Notice tone="red" title={notSaved} />}
          {problems.includes("nothing-chosen") && <Notice tone="red" title={t("visit.nothingChosen")} />}
          <Button type="submit" tone="primary" wide busy={busy}>
            {busy ? t("actions.saving") : t("visit.save")}
          </Button>
          {draft.keptAt !== null && (
            <Sub>{t("visit.draftSaved", { clock: clockOrDay(draft.keptAt, Date.now()) })}</Sub>
          )}
        </ActionBar>
      </Stack>
    </form>
  );
}
