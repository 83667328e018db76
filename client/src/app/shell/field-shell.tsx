import type { ReactNode } from "react";
import { UpdatePrompt } from "../../features/update/update-prompt";
import { useText } from "../../text/use-text";
import { FieldFrame } from "../../ui/field-frame";
import { DemoBanner } from "./demo-banner";
import { RibbonBar } from "./ribbon-bar";
import { WhoBar } from "./who-bar";

export function FieldShell({ children }: { children: ReactNode }) {
  const t = useText();
  return (
    <FieldFrame
      skip={t("actions.skip")}
      banner={<DemoBanner />}
      ribbon={
        <>
          <RibbonBar />
          <WhoBar />
        </>
      }
    >
      <UpdatePrompt />
      {children}
    </FieldFrame>
  );
}
