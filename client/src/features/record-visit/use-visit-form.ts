import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import * as z from "zod/mini";
import type { Me, PersonFile, TodayView } from "../../data/border";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
import { useDraft } from "../../data/use-draft";
import { useDevice, useLive } from "../../data/use-live";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { presetVisit } from "./preset";
import { countUse, readServiceUse, SERVICE_USE_FORM, tileServices } from "./tile-services";
import { type TypedVisit, typedVisitSchema } from "./typed-visit";
import { visitDraftFrom, type VisitProblem } from "./visit-draft";

export interface VisitFormProps {
  personId: string;
  me: Me;
  file: PersonFile;
  outing: TodayView["outing"];
}

/** The habits of this device, which earn a service its large button. */
function useServiceUse() {
  const { store } = useDevice();
  const kept = useLive([], (from) => from.draft(SERVICE_USE_FORM), []);
  const use = readServiceUse(kept?.draft);
  const remember = (services: readonly string[]) =>
    void store.keepDraft(SERVICE_USE_FORM, countUse(use, services));
  return { use, remember };
}

/** What is typed about a visit, from where it begins (the outing, a draft) to where it is thrown away. */
function useTypedVisit({ personId, me, file, outing }: VisitFormProps) {
  const { store } = useDevice();
  const [preset] = useState(() => presetVisit(me, file.person, outing, Date.now()));
  const [typed, setTyped] = useState(preset);
  const draft = useDraft(store, `visit:${personId}`, typed === preset ? null : typed, (left) => {
    const parsed = z.safeParse(typedVisitSchema, left);
    if (parsed.success) setTyped(parsed.data);
    return parsed.success;
  });
  const discard = async () => {
    await draft.drop();
    setTyped(preset);
  };
  return { typed, setTyped, draft, discard };
}

/** The visit as it is being written, what is refused in it, and its save. */
export function useVisitForm(props: VisitFormProps) {
  const { personId, me } = props;
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const today = dayAt(Date.now());
  const agencies = useAgencies();
  const { use, remember } = useServiceUse();
  const { typed, setTyped, draft, discard } = useTypedVisit(props);
  const [problems, setProblems] = useState<VisitProblem[]>([]);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const mayWriteNote = mayWrite(me.roles, "social");

  function set(part: Partial<TypedVisit>) {
    setTyped((now) => ({ ...now, ...part }));
    setProblems([]);
    setNotSaved(null);
  }

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
      const saved = await draft.fulfil((of) => store.saveVisit(built.value, of));
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      remember(typed.services);
      await navigate(`/people/${personId}`, { state: { saved: "visit" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  return {
    form,
    today,
    part: { typed, set, problems },
    draft,
    discard: () => discard().then(() => setProblems([])),
    tiles: tileServices(me.roles, use),
    mayWriteNote,
    notSaved,
    busy,
    submit,
  };
}
