import { mayWrite } from "@konta/shared/access/permission-table";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useLive } from "../../data/use-live";
import { SaveBar } from "../../parts/save-bar";
import { clockOrDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { DraftNotice } from "../../ui/draft-notice";
import { Stack } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";
import { NumberFields, WhereFields, WhoFields } from "./identity-fields";
import { MoreFields } from "./more-fields";
import { SimilarPeople, useSimilar } from "./similar-people";
import { useRegistration } from "./use-registration";

export function RegisterPage() {
  const t = useText();
  const me = useLive([], (store) => store.me(), []);
  if (me && !mayWrite(me.roles, "core"))
    return <ErrorState title={t("app.forbidden")}>{t("app.forbiddenNext")}</ErrorState>;
  return <RegisterForm />;
}

function RegisterForm() {
  const t = useText();
  const { form, today, draft, part, known, problemCount, notSaved, busy, ...registration } =
    useRegistration();
  const nameOf = useCatalogueNames("community");
  const similar = useSimilar(part.typed, today);
  if (!draft.isRead) return null;
  return (
    <form ref={form} onSubmit={(event) => void registration.submit(event)} noValidate>
      <Stack>
        <PageHeader
          title={t("register.title")}
          sub={t("register.intro")}
          back={{ to: "/find", label: t("actions.close"), close: true }}
        />
        {draft.found && (
          <DraftNotice
            title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
            discardLabel={t("register.dropDraft")}
            onDiscard={() => void registration.discard()}
          />
        )}
        <WhoFields {...part} />
        <SimilarPeople people={similar} typed={part.typed} today={today} communityName={nameOf} />
        <WhereFields {...part} />
        <NumberFields {...part} known={known} />
        <MoreFields {...part} open={registration.isMoreOpen} onOpen={registration.setMoreOpen} />
        <SaveBar
          busy={busy}
          draft={draft}
          problems={[notSaved, problemCount > 0 && t("register.problems", { count: problemCount })]}
        />
      </Stack>
    </form>
  );
}
