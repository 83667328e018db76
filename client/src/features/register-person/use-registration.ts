import { dayAt, type LocalDate } from "@konta/shared/base/local-date";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import * as z from "zod/mini";
import { takeCarriedWord } from "../../data/carried-words";
import { useDraft } from "../../data/use-draft";
import { useDevice, useLive } from "../../data/use-live";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { personDraftFrom, type PersonProblems, typedBirth } from "./person-draft";
import { problemWords } from "./problem-words";
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

/** What is typed about a person, from where it begins (a search, a draft, the outing) to where it is kept. */
function useTypedPerson(today: LocalDate) {
  const { store } = useDevice();
  const [asked] = useState(() => takeCarriedWord("register"));
  const [typed, setTyped] = useState<TypedPerson>(() => startFromSearch(asked));
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
  const type = (part: Partial<TypedPerson>) => {
    setTyped((now) => ({ ...now, ...part }));
    setTouched(true);
  };
  const discard = async () => {
    await draft.drop();
    setTouched(false);
    setTyped(EMPTY_PERSON);
  };
  return { typed, type, draft, discard };
}

const problemsOf = (built: ReturnType<typeof personDraftFrom>): PersonProblems =>
  built.ok ? {} : built.error;

/** The registration as it is being written, what is refused in it, and its save. */
export function useRegistration() {
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const today = dayAt(Date.now());
  const { typed, type, draft, discard } = useTypedPerson(today);
  const [isMoreOpen, setMoreOpen] = useState(typed.latinSurname !== "");
  const [isRefused, setRefused] = useState(false);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // A refused date says so as soon as it cannot be, not only at the save; half a year is no mistake yet.
  const birth = typedBirth(typed, today);
  const isWholeBirth = typed.birth.year.trim().length === 4;
  const live: PersonProblems = {
    ...(isRefused && problemsOf(personDraftFrom(typed, today))),
    ...(!birth.ok && isWholeBirth && { birth: { code: "birth", problem: birth.error } }),
  };

  function set(part: Partial<TypedPerson>) {
    type(part);
    setNotSaved(null);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const built = personDraftFrom(typed, today);
    // What was refused once is looked at again with every letter, so that a mended field says so at once.
    setRefused(!built.ok);
    if (!built.ok) {
      if (Object.keys(built.error).some((field) => /^(numbers|documents|latin|nick|settl|lang)/.test(field)))
        setMoreOpen(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    try {
      const saved = await draft.fulfil((of) => store.registerPerson(built.value, of));
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      const [id = ""] = saved.ids;
      const to = params.get("for") === "visit" ? `/people/${id}/visit` : `/people/${id}`;
      await navigate(to, { state: { saved: "person" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  return {
    form,
    today,
    draft,
    notSaved,
    busy,
    submit,
    isMoreOpen,
    setMoreOpen,
    part: { typed, set, problem: (field: string) => problemWords(live[field], t) },
    known: { ...(birth.ok && { birth: birth.value }), ...(typed.sex && { sex: typed.sex }) },
    problemCount: Object.keys(live).length,
    discard: () => discard().then(() => setRefused(false)),
  };
}
