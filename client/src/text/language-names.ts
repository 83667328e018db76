import type { Language } from "./translate";

/** Each language named in itself, so that whoever cannot read the one on the screen finds hers. */
export const languageNames: Record<Language, string> = { el: "Ελληνικά", en: "English" };
