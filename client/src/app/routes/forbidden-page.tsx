import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { useMe } from "../session/session-context";

/** The page exists, but not for these roles. */
export function ForbiddenPage() {
  const t = useText();
  const { roles } = useMe();
  return (
    <>
      <PageHeader title={t("app.forbidden")} />
      <EmptyState
        icon="lock"
        title={t("app.forbiddenRole", { roles: roles.map((role) => t(`role.${role}`)).join(", ") })}
        action={
          <LinkButton to="/" tone="primary" icon="home">
            {t("error.home")}
          </LinkButton>
        }
      >
        {t("app.forbiddenNext")}
      </EmptyState>
    </>
  );
}
