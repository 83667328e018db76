import { languageNames } from "../../text/language-names";
import { LANGUAGES, setLanguage } from "../../text/translate";
import { useLanguage, useText } from "../../text/use-text";
import css from "./language-switch.module.css";

export function LanguageSwitch() {
  const t = useText();
  const current = useLanguage();
  return (
    <div role="group" aria-label={t("actions.language")} className={css.group}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === current}
          className={css.language}
          onClick={() => void setLanguage(one, { storage: localStorage, root: document.documentElement })}
        >
          {languageNames[one]}
        </button>
      ))}
    </div>
  );
}
