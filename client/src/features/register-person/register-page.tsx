import * as z from "zod/mini";
import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useDraft } from "../../data/use-draft";
import { takeCarriedWord } from "../../data/carried-words";
import { useDevice, useLive } from "../../data/use-live";
import { clockOrDay } from "../../text/dates";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { Button } from "../../ui/button";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";
import { NumberFields, WhereFields, WhoFields } from "./identity-fields";
import { MoreFields } from "./more-fields";
import { personDraftFrom, type PersonProblems, typedBirth } from "./person-draft";
import { problemWords } from "./problem-words";
import { SimilarPeople, useSimilar } from "./similar-people";
import { EMPTY_PERSON, startFromSearch, type TypedPerson, typedPersonSchema } from "./typed-person";

const FORM = "register-person";

/** The day's outing says where we are: its only community is the one to begin with. */
function useOutingCommunity(today: string, apply: (community: string) => void) {
  const view = useLive(["outings"], (store) => store.today(today), [today]);
  const communities = view?.outing?.communities ?? [];
  const only = communities.length === 1 ? communities[0] : undefined;
  const applied = useRef(false);
  useEffect(() => {
    if (!only || applied.current) return;
    applied.current = true;
    apply(only);
  }, [only, apply]);
}

export function RegisterPage() {
  const t = useText();
  const me = useLive([], (store) => store.me(), []);
  if (me && !mayWrite(me.roles, "core"))
    return <ErrorState title={t("app.forbidden")}>{t("app.forbiddenNext")}</ErrorState>;
  return <RegisterForm />;
}

function RegisterForm() {
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const today = dayAt(Date.now());
  const [asked] = useState(() => takeCarriedWord("register"));
  const [start] = useState(() => startFromSearch(asked));
  const [typed, setTyped] = useState<TypedPerson>(start);
  const [isMoreOpen, setMoreOpen] = useState(start.latinSurname !== "");
  const [problems, setProblems] = useState<PersonProblems>({});
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const nameOf = useCatalogueNames("community");
  const similar = useSimilar(typed, today);

  // Only what somebody typed is a draft: neither the empty form nor what we filled in ourselves.
  const [isTouched, setTouched] = useState(false);
  const draft = useDraft(store, FORM, isTouched ? typed : null, (kept) => {
    const parsed = z.safeParse(typedPersonSchema, kept);
    // Who comes from a search with a name begins with that name, not with somebody else's draft.
    if (!parsed.success || asked) return false;
    setTyped(parsed.data);
    setTouched(true);
    return true;
  });
  useOutingCommunity(today, (community) =>
    setTyped((now) => (now.community === "" ? { ...now, community } : now)),
  );

  const set = (part: Partial<TypedPerson>) => {
    setTyped((now) => ({ ...now, ...part }));
    setTouched(true);
    setNotSaved(null);
  };
  // A refused date says so as soon as it cannot be, not only at the save; half a year is no mistake yet.
  const birth = typedBirth(typed, today);
  const isWholeBirth = typed.birth.year.trim().length === 4;
  const live: PersonProblems =
    !birth.ok && isWholeBirth ? { ...problems, birth: { code: "birth", problem: birth.error } } : problems;
  const problem = (field: string) => problemWords(live[field], t);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const built = personDraftFrom(typed, today);
    setProblems(built.ok ? {} : built.error);
    if (!built.ok) {
      if (Object.keys(built.error).some((field) => /^(numbers|documents|latin|nick|settl|lang)/.test(field)))
        setMoreOpen(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    try {
      const saved = await store.registerPerson(built.value);
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      await draft.drop();
      const [id = ""] = saved.ids;
      const to = params.get("for") === "visit" ? `/people/${id}/visit` : `/people/${id}`;
      await navigate(to, { state: { saved: "person" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  async function discard() {
    await draft.drop();
    setTouched(false);
    setTyped(EMPTY_PERSON);
    setProblems({});
  }

  const count = Object.keys(live).length;
  const part = { typed, set, problem };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <PageHeader
          title={t("register.title")}
          sub={t("register.intro")}
          back={{ to: "/find", label: t("actions.close"), close: true }}
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
        <WhoFields {...part} />
        <SimilarPeople people={similar} typed={typed} today={today} communityName={nameOf} />
        <WhereFields {...part} />
        <NumberFields
          {...part}
          known={{
            ...(birth.ok && { birth: birth.value }),
            ...(typed.sex && { sex: typed.sex }),
          }}
        />
        <MoreFields {...part} open={isMoreOpen} onOpen={setMoreOpen} />
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
