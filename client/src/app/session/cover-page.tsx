import { useEffect } from "react";
import { useText } from "../../text/use-text";
import { Unseen } from "../../ui/layout";
import css from "./cover-page.module.css";

/** Shows nothing, so that nobody who looks over a shoulder learns what was here: not even the product's name, in the title neither. */
export function CoverPage({ onBack }: { onBack: () => void }) {
  const t = useText();
  useEffect(() => {
    document.title = t("cover.title");
    // What had the focus is gone; the button must not have it, or a key that was meant for a form leads back.
    document.getElementById("content")?.focus();
    window.scrollTo(0, 0);
  }, [t]);
  return (
    <main id="content" tabIndex={-1} className={css.page} data-density="field">
      <h1>
        <Unseen>{t("cover.title")}</Unseen>
      </h1>
      <button type="button" className={css.back} onClick={onBack}>
        {t("cover.back")}
      </button>
    </main>
  );
}
