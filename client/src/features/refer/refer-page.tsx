import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate, useParams } from "react-router";
import * as z from "zod/mini";
import type { Me, PersonFile } from "../../data/border";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
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
import { HandOverFields } from "./hand-over-fields";
import { referralDraftFrom, type ReferralProblem } from "./referral-draft";
import { EMPTY_REFERRAL, typedReferralSchema } from "./typed-referral";
import { AgencyField, WhatFields } from "./what-fields";

export function ReferPage() {
  const t = useText();
  const { id = "" } = useParams();
  const me = useLive([], (store) => store.me(), []);
  const file = useLive([`person:${id}`], (store) => store.person(id), [id]);
  if (file === null)
    return (
      <EmptyState
        icon="person"
        title={t("person.notHere")}
        action={<LinkButton to="/find">{t("find.title")}</LinkButton>}
      >
        {t("person.notHereNext")}
      </EmptyState>
    );
  if (!me || !file) return null;
  if (!mayWrite(me.roles, "core"))
    return <ErrorState title={t("app.forbidden")}>{t("app.forbiddenNext")}</ErrorState>;
  return <ReferForm key={id} personId={id} me={me} file={file} />;
}

function ReferForm({ personId, me, file }: { personId: string; me: Me; file: PersonFile }) {
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const today = dayAt(Date.now());
  const agencies = useAgencies();
  const [preset] = useState(() => ({
    ...EMPTY_REFERRAL,
    sentDay: today,
    legalBasis: me.roles.includes("nurse") ? ("health_care" as const) : ("social_protection" as const),
  }));
  const [typed, setTyped] = useState<z.infer<typeof typedReferralSchema>>(preset);
  const [problems, setProblems] = useState<ReferralProblem[]>([]);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(store, `refer:${personId}`, typed === preset ? null : typed, (kept) => {
    const parsed = z.safeParse(typedReferralSchema, kept);
    if (parsed.success) setTyped(parsed.data);
    return parsed.success;
  });
  const set = (part: Partial<typeof typed>) => {
    setTyped((now) => ({ ...now, ...part }));
    setProblems([]);
    setNotSaved(null);
  };
  const sensitivity = sensitivityOf(agencies.get(typed.agency));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const built = referralDraftFrom(typed, { personId, today, sensitivity });
    setProblems(built.ok ? [] : built.error);
    if (!built.ok) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    try {
      const saved = await store.saveReferral(built.value);
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      await draft.drop();
      await navigate(`/people/${personId}`, { state: { saved: "referral" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  const part = { typed, set, problems };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <PageHeader
          title={t("refer.title")}
          sub={<bdi>{file.name || file.latinName || t("person.noName")}</bdi>}
          back={{ to: `/people/${personId}`, label: t("actions.close"), close: true }}
        />
        {draft.found && (
          <Notice
            tone="accent"
            live="status"
            title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
            actions={
              <Button small onClick={() => void draft.drop().then(() => setTyped(preset))}>
                {t("register.dropDraft")}
              </Button>
            }
          />
        )}
        <AgencyField {...part} agencies={agencies} />
        {typed.agency !== "" && <HandOverFields {...part} sensitivity={sensitivity} />}
        <WhatFields {...part} />
        <ActionBar>
          {notSaved && <Notice tone="red" title={notSaved} />}
          {problems.length > 0 && (
            <Notice tone="red" title={t("register.problems", { count: problems.length })} />
          )}
          <Button type="submit" tone="primary" wide busy={busy}>
            {busy ? t("actions.saving") : t("actions.save")}
          </Button>
          {draft.keptAt !== null && (
            <Sub>{t("visit.draftSaved", { clock: clockOrDay(draft.keptAt, Date.now()) })}</Sub>
          )}
        </ActionBar>
      </Stack>
    </form>
  );
}
