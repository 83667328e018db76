import { mayWrite } from "@konta/shared/access/permission-table";
import { useParams } from "react-router";
import type { Me, PersonFile } from "../../data/border";
import { useAgencies } from "../../data/use-agencies";
import { useLive } from "../../data/use-live";
import { clockOrDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { Button, LinkButton } from "../../ui/button";
import { DraftNotice } from "../../ui/draft-notice";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { EmptyState, ErrorState } from "../../ui/states";
import { HandOverFields } from "./hand-over-fields";
import { useReferForm } from "./use-refer-form";
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
  const agencies = useAgencies();
  const { form, part, sensitivity, draft, notSaved, busy, submit, discard } = useReferForm(
    personId,
    me,
    agencies,
  );
  const count = part.problems.length;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <PageHeader
          title={t("refer.title")}
          sub={<bdi>{file.name || file.latinName || t("person.noName")}</bdi>}
          back={{ to: `/people/${personId}`, label: t("actions.close"), close: true }}
        />
        {draft.found && (
          <DraftNotice
            title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
            discardLabel={t("register.dropDraft")}
            onDiscard={() => void discard()}
          />
        )}
        <AgencyField {...part} agencies={agencies} />
        {part.typed.agency !== "" && <HandOverFields {...part} sensitivity={sensitivity} />}
        <WhatFields {...part} />
        <ActionBar>
          {notSaved && <Notice tone="red" title={notSaved} />}
          {count > 0 && <Notice tone="red" title={t("register.problems", { count })} />}
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
