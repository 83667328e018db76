import { mayWrite } from "@konta/shared/access/permission-table";
import { useParams } from "react-router";
import type { Me, PersonFile } from "../../data/border";
import { useAgencies } from "../../data/use-agencies";
import { useLive } from "../../data/use-live";
import { AgencyInput } from "../../parts/referral-inputs";
import { PersonNotHere } from "../../parts/person-not-here";
import { SaveBar } from "../../parts/save-bar";
import { clockOrDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { DraftNotice } from "../../ui/draft-notice";
import { Stack } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";
import { HandOverFields } from "./hand-over-fields";
import { useReferForm } from "./use-refer-form";
import { WhatFields } from "./what-fields";

export function ReferPage() {
  const t = useText();
  const { id = "" } = useParams();
  const me = useLive([], (store) => store.me(), []);
  const file = useLive([`person:${id}`], (store) => store.person(id), [id]);
  if (file === null) return <PersonNotHere findAt="/find" />;
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
  if (!draft.isRead) return null;
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
        <AgencyInput
          agencies={agencies}
          value={part.typed.agency}
          onValue={(agency) => part.set({ agency })}
          error={part.problems.includes("agency-missing") ? t("refer.agencyMissing") : undefined}
        />
        {part.typed.agency !== "" && <HandOverFields {...part} sensitivity={sensitivity} />}
        <WhatFields {...part} />
        <SaveBar
          busy={busy}
          draft={draft}
          problems={[notSaved, count > 0 && t("register.problems", { count })]}
        />
      </Stack>
    </form>
  );
}
