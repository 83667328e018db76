import { useEffect, useId } from "react";
import { create } from "zustand";
import type { MessageId } from "../text/el";

/** What a form is of, as the words for it say. */
export type UnsavedForm = Extract<MessageId, `unsaved.${string}`>;

/** Forms on the screen that hold something typed and keep no draft of it: what opens the device must not lie on it. */
const forms = create<{ open: ReadonlyMap<string, UnsavedForm> }>(() => ({ open: new Map() }));

const wordsOf = (open: ReadonlyMap<string, UnsavedForm>): UnsavedForm[] => [...new Set(open.values())];

/** A form holds something that would be gone with the page. @returns ends it */
export function holdUnsaved(id: string, what: UnsavedForm): () => void {
  forms.setState(({ open }) => ({ open: new Map(open).set(id, what) }));
  return () =>
    forms.setState(({ open }) => {
      const left = new Map(open);
      left.delete(id);
      return { open: left };
    });
}

/** Says so for as long as this form holds something typed: the page does not open anew under it. */
export function useUnsaved(what: UnsavedForm, isUnsaved: boolean): void {
  const id = useId();
  useEffect(() => (isUnsaved ? holdUnsaved(id, what) : undefined), [id, what, isUnsaved]);
}

export const unsavedForms = (): UnsavedForm[] => wordsOf(forms.getState().open);

export const useUnsavedForms = (): UnsavedForm[] => wordsOf(forms((now) => now.open));

export const onUnsavedForms = (listener: () => void): (() => void) => forms.subscribe(listener);
