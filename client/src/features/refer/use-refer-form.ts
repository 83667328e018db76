import { dayAt } from "@konta/shared/base/local-date";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import * as z from "zod/mini";
import type { Me } from "../../data/border";
import { type Agencies, sensitivityOf } from "../../data/use-agencies";
import { useDraft } from "../../data/use-draft";
import { useDevice } from "../../data/use-live";
import { saySaveProblem } from "../../text/say-save-problem";
import { useText } from "../../text/use-text";
import { referralDraftFrom, type ReferralProblem } from "./referral-draft";
import { EMPTY_REFERRAL, type TypedReferral, typedReferralSchema } from "./typed-referral";

/** The referral as it is being written, what is refused in it, and its save. */
export function useReferForm(personId: string, me: Me, agencies: Agencies) {
  const t = useText();
  const { store } = useDevice();
  const navigate = useNavigate();
  const today = dayAt(Date.now());
  const [preset] = useState<TypedReferral>(() => ({
    ...EMPTY_REFERRAL,
    sentDay: today,
    legalBasis: me.roles.includes("nurse") ? "health_care" : "social_protection",
  }));
  const [typed, setTyped] = useState(preset);
  const [problems, setProblems] = useState<ReferralProblem[]>([]);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(store, `refer:${personId}`, typed === preset ? null : typed, (kept) => {
    const parsed = z.safeParse(typedReferralSchema, kept);
    if (parsed.success) setTyped(parsed.data);
    return parsed.success;
  });
  const sensitivity = sensitivityOf(agencies.get(typed.agency));

  function set(part: Partial<TypedReferral>) {
    setTyped((now) => ({ ...now, ...part }));
    setProblems([]);
    setNotSaved(null);
  }

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
      const saved = await draft.fulfil((of) => store.saveReferral(built.value, of));
      if (!saved.ok) return setNotSaved(saySaveProblem(saved.error));
      await navigate(`/people/${personId}`, { state: { saved: "referral" }, replace: true });
    } catch {
      setNotSaved(t("error.notSaved"));
    } finally {
      setBusy(false);
    }
  }

  const discard = () => draft.drop().then(() => setTyped(preset));
  return { form, part: { typed, set, problems }, sensitivity, draft, notSaved, busy, submit, discard };
}
