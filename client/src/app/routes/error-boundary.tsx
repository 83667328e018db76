import { Component, type ReactNode } from "react";
import { useText } from "../../text/use-text";
import { Button, LinkButton } from "../../ui/button";
import { PageHeader } from "../../ui/page-header";
import { ErrorState } from "../../ui/states";

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
    return <BrokenPage name={failure instanceof Error ? failure.name : "Error"} />;
  }
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
