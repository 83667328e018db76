import type { ReactNode } from "react";
import { useSummary } from "../../data/office/office-queries";
import { OfficeReads } from "../../data/office/office-reads";
import { UpdatePrompt } from "../../features/update/update-prompt";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Stack } from "../../ui/layout";
import { OfficeFrame, type RailSection } from "../../ui/office-frame";
import { PAGES } from "../routes/route-table";
import { useMe, useSession } from "../session/session-context";
import { Button, LinkButton } from "../../ui/button";
import { DemoBanner } from "./demo-banner";
import css from "./office-shell.module.css";
import { LanguageSwitch } from "./language-switch";
import { menuLinks, type MenuLink } from "./menu-links";
import { RibbonBar } from "./ribbon-bar";
import { ScreenActs, WhoAmI } from "./who-bar";

export default function OfficeShell({ children }: { children: ReactNode }) {
  return (
    <OfficeReads>
      <Framed>{children}</Framed>
    </OfficeReads>
  );
}

function railSections(
  links: ReturnType<typeof menuLinks>,
  counts: Record<string, number>,
  t: Translate,
): RailSection[] {
  const railLink = ({ to, title }: MenuLink) => ({
    to,
    label: t(to === "/" ? "nav.overview" : title),
    count: counts[to] || undefined,
  });
  const [home, ...field] = links.field;
  return [
    { links: [...(home ? [home] : []), ...links.office].map(railLink) },
    { title: t("nav.work"), links: field.map(railLink) },
    { title: t("nav.account"), links: links.own.map(railLink) },
  ];
}

function Framed({ children }: { children: ReactNode }) {
  const t = useText();
  const { roles } = useMe();
  const signOut = useSession((session) => session.signOut);
  // Without signal or session there are no counts, and the rail says nothing about it: the pages themselves do.
  const summary = useSummary().data;
  const counts = {
    "/conflicts": summary?.openConflicts ?? 0,
    "/duplicates": summary?.duplicates ?? 0,
    "/waiting": summary?.quarantine ?? 0,
    "/devices": summary?.silentDevices ?? 0,
  };
  return (
    <OfficeFrame
      skip={t("actions.skip")}
      brand={
        <>
          <img src="/icon.svg" alt="" width="24" height="24" />
          {t("app.name")}
        </>
      }
      navLabel={t("nav.menu")}
      sections={railSections(menuLinks(roles), counts, t)}
      banner={<DemoBanner />}
      ribbon={
        <>
          <RibbonBar />
          <div className={css.narrow}>
            <WhoAmI />
            <ScreenActs />
          </div>
        </>
      }
      foot={
        <Stack>
          <div className={css.wide}>
            <WhoAmI />
            <ScreenActs />
          </div>
          <LanguageSwitch />
          <LinkButton tone="quiet" small to={PAGES.pin.path}>
            {t("pin.title")}
          </LinkButton>
          <Button tone="quiet" small onClick={() => void signOut()}>
            {t("session.signOut")}
          </Button>
        </Stack>
      }
    >
      <UpdatePrompt />
      {children}
    </OfficeFrame>
  );
}
