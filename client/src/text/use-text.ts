import { useSyncExternalStore } from "react";
import { type Language, language, onLanguage, t, type Translate } from "./translate";

/** The current language; the component renders again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language, language);

/** `const t = useText();` – a component that shows text renders again in the new language. */
export function useText(): Translate {
  useLanguage();
  return t;
}
