import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { useTitle } from "./page-focus";

export function NotFoundPage() {
  const t = useText();
  useTitle(t("app.notFound"));
  return (
    <>
      <PageHeader title={t("app.notFound")} />
      <EmptyState
        icon="search"
        title={t("app.notFoundHere")}
        action={
          <LinkButton to="/" tone="primary" icon="home">
            {t("error.home")}
          </LinkButton>
        }
      >
        {t("app.notFoundNext")}
      </EmptyState>
    </>
  );
}
