import { useText } from "../text/use-text";
import { LinkButton } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { EmptyState } from "../ui/states";
import { HiddenHere } from "./hidden-here";

/** A person whose file this device does not have. @param findAt where to look for another */
export function PersonNotHere({ findAt }: { findAt: string }) {
  const t = useText();
  return (
    <>
      <PageHeader title={t("person.title")} back={{ to: findAt, label: t("actions.back") }} />
      <EmptyState
        icon="person"
        title={t("person.notHere")}
        action={
          <LinkButton to={findAt} tone="primary" icon="search">
            {t("find.title")}
          </LinkButton>
        }
      >
        {t("person.notHereNext")}
      </EmptyState>
      <HiddenHere />
    </>
  );
}
