import type { LocalDate } from "@konta/shared/base/local-date";
import { type FormEvent, useRef, useState } from "react";
import { useDevice } from "../../data/use-live";
import { CommunityInput, LanguagesInputs, WhoInputs } from "../../parts/identity-inputs";
import { useKeptForm } from "../../parts/kept-form";
import { KeptFormLines } from "../../parts/kept-form-lines";
import { BIRTH_PROBLEM_WORDS } from "../../text/say-birth-problem";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import {
  identityChanges,
  type IdentityProblems,
  type OpenedIdentity,
  typedIdentity,
} from "./identity-changes";
import { identityForm, readIdentityForm } from "./left-forms";
import type { RunSave } from "./save-line";

interface IdentityFormProps {
  opened: OpenedIdentity;
  today: LocalDate;
  run: RunSave;
  onClose: () => void;
}

/** The identity as it is being corrected, what is refused in it, and its save. */
function useIdentity({ today, run, onClose, ...given }: IdentityFormProps) {
  const t = useText();
  const { store } = useDevice();
  const kept = useKeptForm({
    name: identityForm(given.opened.person.id),
    opened: given.opened,
    start: typedIdentity,
    read: readIdentityForm,
    onClose,
  });
  const { opened, typed, set, draft, leave } = kept;
  const form = useRef<HTMLFormElement>(null);
  const [isRefused, setRefused] = useState(false);
  const work = identityChanges(opened, typed, today);
  // What was refused once is looked at again with every letter, so that a mended field says so at once.
  const problems: IdentityProblems = isRefused && !work.ok ? work.error : {};
  const problem = (field: string): string | undefined => {
    const found = problems[field as keyof typeof problems];
    if (!found) return undefined;
    return found.code === "birth"
      ? t(BIRTH_PROBLEM_WORDS[found.problem])
      : t("error.tooLong", { limit: found.limit });
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefused(!work.ok);
    if (!work.ok) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const { changes, additions } = work.value;
    if (await run(() => draft.fulfil((of) => store.change(changes, additions, of)))) onClose();
  }

  return { form, typed, set, draft, leave, problem, submit };
}

type Identity = Omit<ReturnType<typeof useIdentity>, "form" | "draft" | "leave">;

export function IdentityForm(props: IdentityFormProps) {
  const t = useText();
  const { form, draft, leave, ...identity } = useIdentity(props);
  if (!draft.isRead) return null;
  return (
    <form ref={form} onSubmit={(event) => void identity.submit(event)} noValidate>
      <Stack>
        <KeptFormLines draft={draft} onDiscard={leave} />
        <WhoInputs typed={identity.typed} set={identity.set} problem={identity.problem} />
        <HowToReachHer {...identity} />
        <Cluster>
          <Button type="submit" tone="primary">
            {t("actions.save")}
          </Button>
          <Button tone="quiet" onClick={leave}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function HowToReachHer({ typed, set, problem }: Identity) {
  const t = useText();
  return (
    <>
      <Pair>
        <CommunityInput value={typed.community} onValue={(community) => set({ community })} />
        <TextField
          label={t("register.settlement")}
          value={typed.settlement}
          onValue={(settlement) => set({ settlement })}
          error={problem("settlement")}
          dir="auto"
        />
      </Pair>
      <LanguagesInputs typed={typed} set={set} problem={problem} />
      {(["howToFind", "description"] as const).map((field) => (
        <TextArea
          key={field}
          label={t(`register.${field}`)}
          rows={2}
          value={typed[field]}
          onValue={(value) => set({ [field]: value })}
          error={problem(field)}
          dir="auto"
        />
      ))}
    </>
  );
}
