import { useState } from "react";
import { badgeGroups } from "../../text/badge-groups";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Cluster, Sub } from "../../ui/layout";
import { StatusLine } from "../../ui/notice";
import css from "./badge-card.module.css";

/** What the second secret is and what to do when it is lost. Only a demo shows its code: elsewhere it is on the badge. */
export function BadgeCard({ badge }: { badge: string | null }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  return (
    <Card title={t("session.badgeYours")}>
      <Sub>{t("session.badgeWhy")}</Sub>
      {badge !== null && (
        <>
          <p>{t("session.demoBadge")}</p>
          <Cluster>
            <code className={css.code} data-testid="badge-code">
              {badgeGroups(badge)}
            </code>
            <Button
              small
              onClick={() =>
                void navigator.clipboard.writeText(badge).then(
                  () => setCopied(true),
                  () => undefined,
                )
              }
            >
              {t("actions.copy")}
            </Button>
          </Cluster>
          <StatusLine>{copied && t("session.badgeCopied")}</StatusLine>
        </>
      )}
      <Sub>{t("session.badgeLost")}</Sub>
    </Card>
  );
}
