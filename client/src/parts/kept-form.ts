import { baseSchema } from "@konta/shared/sync/op";
import { sameValue } from "@konta/shared/sync/same-value";
import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { Known } from "../data/border";
import { type DraftState, useDraft } from "../data/use-draft";
import { useDevice } from "../data/use-live";

/** A form inside a page, as its draft keeps it: the record as it stood when the form opened (rule M2), and what is typed. */
export interface KeptForm<Opened, Typed> {
  opened: Opened;
  typed: Typed;
}

/** Reads a draft; null where it is of another shape by now. */
export type ReadForm<Opened, Typed> = (left: unknown) => KeptForm<Opened, Typed> | null;

const knownSchema = z.looseObject({
  id: z.string(),
  base: z.nullable(baseSchema),
  fields: z.looseObject({}),
});

/** A record as a form opened on it. Its fields are what this device itself once read them as. */
export const keptRecord = <Fields>(left: unknown): Known<Fields> | null => {
  const parsed = z.safeParse(knownSchema, left);
  return parsed.success ? (parsed.data as unknown as Known<Fields>) : null;
};

/** Opens a form again that somebody left open here with something typed in it: after a lock, a reload, another page. */
export function useLeftOpen<Opened>(
  name: string,
  read: ReadForm<Opened, unknown>,
  open: (opened: Opened) => void,
): void {
  const { store } = useDevice();
  const onLeft = useRef({ read, open });
  useEffect(() => {
    let isGone = false;
    const show = (left: { draft: unknown } | null) => {
      const kept = left && onLeft.current.read(left.draft);
      if (kept && !isGone) onLeft.current.open(kept.opened);
    };
    store.draft(name).then(show, () => undefined);
    return () => {
      isGone = true;
    };
  }, [store, name]);
}

export interface KeptFormPorts<Opened, Typed> {
  /** The draft's name: one form of its kind is open on a page at a time. */
  name: string;
  opened: Opened;
  /** What the form shows before anything is typed. */
  start: (opened: Opened) => Typed;
  read: ReadForm<Opened, Typed>;
  onClose: () => void;
}

/** What is typed into a form inside a page, and its draft. */
export function useKeptForm<Opened, Typed extends object>({
  name,
  opened,
  start,
  read,
  onClose,
}: KeptFormPorts<Opened, Typed>): KeptForm<Opened, Typed> & {
  set: (part: Partial<Typed>) => void;
  draft: DraftState;
  /** Closes it, and keeps nothing. */
  leave: () => void;
} {
  const { store } = useDevice();
  const [form, setForm] = useState<KeptForm<Opened, Typed>>(() => ({ opened, typed: start(opened) }));
  // What it began with, once and for all: the day and the choices around it may be others by now.
  const [first, setFirst] = useState(form.typed);
  const isTouched = !sameValue(form.typed, first);
  const draft = useDraft(store, name, isTouched ? form : null, (left) => {
    const kept = read(left);
    // Somebody else's name, or another number: that form is not this one.
    if (!kept || !sameValue(idIn(kept.opened), idIn(opened))) return false;
    setForm(kept);
    setFirst(start(kept.opened));
    return true;
  });
  const set = (part: Partial<Typed>) => setForm((now) => ({ ...now, typed: { ...now.typed, ...part } }));
  const leave = () =>
    void draft
      .drop()
      .catch(() => undefined)
      .then(onClose);
  return { ...form, set, draft, leave };
}

/** Of whatever a form opens on, the ids in it. */
function idIn(opened: unknown): unknown {
  if (typeof opened !== "object" || opened === null) return opened;
  if ("id" in opened) return opened.id;
  return Object.fromEntries(Object.entries(opened).map(([part, value]) => [part, idIn(value)]));
}
