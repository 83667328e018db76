import type { ReactNode } from "react";
import { useText } from "../../text/use-text";
import { Banner, FieldFrame } from "../../ui/field-frame";
import { UpdatePrompt } from "../../features/update/update-prompt";
import { LanguageSwitch } from "../shell/language-switch";
import { useFocusOnTitle, useTitle } from "../routes/page-focus";
import css from "./gate-frame.module.css";

export interface GateFrameProps {
  /** Of the window; the page has its own heading. */
  title: string;
  demo: boolean;
  /** Nothing while the device itself is still starting. */
  children?: ReactNode;
}

/** The frame of the screens before the device is open: the name of the product, the language, one column. */
export function GateFrame({ title, demo, children }: GateFrameProps) {
  const t = useText();
  useTitle(title);
  useFocusOnTitle(children ? title : null);
  return (
    <FieldFrame
      skip={t("actions.skip")}
      banner={demo && <Banner>{t("app.demoBanner")}</Banner>}
      ribbon={
        <div className={css.bar}>
          <span className={css.brand}>
            <img src="/icon.svg" alt="" width="28" height="28" />
            {t("app.name")}
          </span>
          <LanguageSwitch />
        </div>
      }
    >
      <div className={css.page}>
        <UpdatePrompt />
        {children}
      </div>
    </FieldFrame>
  );
}
