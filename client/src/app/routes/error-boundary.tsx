import { Component, type ReactNode } from "react";
import { useText } from "../../text/use-text";
import { Button, LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";
import { isMissingScreen } from "./missing-screen";

interface State {
  failure: unknown;
}

/** A screen that broke says what happened to the data first, and takes nothing else down with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: unknown): State {
    return { failure: failure ?? new Error("unknown") };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    if (isMissingScreen(failure)) return <MissingPage />;
    return <BrokenPage name={failure instanceof Error ? failure.name : "Error"} />;
  }
}

/** Nothing broke: a part of the app is not at hand, and opening it again brings a whole one. Drafts are kept. */
function MissingPage() {
  const t = useText();
  return (
    <>
      <PageHeader title={t("error.missingTitle")} />
      <Notice
        tone="amber"
        live="alert"
        title={t("error.missing")}
        source={t("error.code", { code: __BUILD__ })}
        actions={
          <>
            <Button tone="primary" onClick={() => location.reload()}>
              {t("error.missingReload")}
            </Button>
            <LinkButton to="/" tone="quiet">
              {t("error.home")}
            </LinkButton>
          </>
        }
      >
        <p>{t("error.missingNext")}</p>
      </Notice>
    </>
  );
}

/** @param name of the failure: its message may hold a value of a record, so it is never shown */
function BrokenPage({ name }: { name: string }) {
  const t = useText();
  return (
    <>
      <PageHeader title={t("error.title")} />
      <ErrorState
        title={t("error.unexpected")}
        code={t("error.code", { code: `${name} · ${__BUILD__}` })}
        actions={
          <>
            <Button tone="primary" onClick={() => location.reload()}>
              {t("error.reload")}
            </Button>
            <LinkButton to="/" tone="quiet">
              {t("error.home")}
            </LinkButton>
          </>
        }
      />
    </>
  );
}
