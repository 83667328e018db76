import { useText } from "../../text/use-text";
import { Banner } from "../../ui/field-frame";
import { useSession } from "../session/session-context";

/** On a demo server only: nobody may take these people for real ones. */
export function DemoBanner() {
  const t = useText();
  return useSession((session) => session.demo) ? <Banner>{t("app.demoBanner")}</Banner> : null;
}
