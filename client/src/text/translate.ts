import { type Messages, setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { el, type MessageId } from "./el";

export const LANGUAGES = ["el", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export type MessageValues = Readonly<Record<string, string | number>>;

/** How a text is asked for: `t("sync.toSend", { count: 7 })`. */
export type Translate = (id: MessageId, values?: MessageValues) => string;

/** Where the choice is kept and where it shows (`localStorage` and `<html>` in the product). */
export interface LanguagePlace {
  storage: Pick<Storage, "getItem" | "setItem">;
  root: { lang: string; dir: string };
}

const STORAGE_KEY = "konta.language";
const direction: Record<Language, "ltr" | "rtl"> = { el: "ltr", en: "ltr" };

// Compiled at first use and kept: a start does not pay for the messages of screens nobody opens.
const compiled = new Map<string, ReturnType<typeof compileMessage>>();
function compileOnce(message: string) {
  let tokens = compiled.get(message);
  if (!tokens) {
    tokens = compileMessage(message);
    compiled.set(message, tokens);
  }
  return tokens;
}

const catalogue = setupI18n({ locale: "el", messages: { el } });
catalogue.setMessagesCompiler(compileOnce);

/** Calls back after each change of language; returns the way to stop. */
export const onLanguage = (changed: () => void): (() => void) => catalogue.on("change", changed);

export const language = (): Language => (catalogue.locale === "en" ? "en" : "el");

export const t: Translate = (id, values) => catalogue._(id, values);

async function messagesOf(wanted: Language): Promise<Messages> {
  return wanted === "el" ? el : (await import("./en")).en;
}

/** Switches every text on the screen, and remembers the choice. */
export async function setLanguage(wanted: Language, place: LanguagePlace): Promise<void> {
  catalogue.loadAndActivate({ locale: wanted, messages: await messagesOf(wanted) });
  place.root.lang = wanted;
  place.root.dir = direction[wanted];
  place.storage.setItem(STORAGE_KEY, wanted);
}

/** At start: the language chosen last time, Greek otherwise. */
export async function restoreLanguage(place: LanguagePlace): Promise<void> {
  const kept = place.storage.getItem(STORAGE_KEY);
  const wanted = LANGUAGES.find((one) => one === kept) ?? "el";
  try {
    await setLanguage(wanted, place);
  } catch {
    // Its words could not be fetched: Greek rather than an empty page. The choice stays for the next start.
    place.root.lang = language();
  }
}
