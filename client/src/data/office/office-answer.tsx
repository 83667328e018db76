import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "../../text/use-text";
import { Button, LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { EmptyState, ErrorState, Waiting } from "../../ui/states";
import { OfficeError, type OfficeErrorCode } from "./office-error";
import { SignInAgainForm } from "./sign-in-again-form";

const codeOf = (problem: Error): OfficeErrorCode =>
  problem instanceof OfficeError ? problem.code : "server";

function Problem({ code, onRetry }: { code: OfficeErrorCode; onRetry: () => void }) {
  const t = useText();
  const retry = <Button onClick={onRetry}>{t("actions.retry")}</Button>;
  switch (code) {
    case "signed-out":
      return <SignInAgainForm />;
    case "factor-missing":
      return (
        <Notice
          tone="amber"
          live="status"
          title={t("account.factorRequired")}
          actions={
            <LinkButton to="/sign-ins" tone="primary">
              {t("account.factorSetUp")}
            </LinkButton>
          }
        >
          {t("account.factorRequiredNext")}
        </Notice>
      );
    case "offline":
      return (
        <Notice tone="amber" live="status" title={t("office.offlineTitle")} actions={retry}>
          {t("office.offlineWords")}
        </Notice>
      );
    case "not-ours":
      return (
        <Notice tone="amber" live="status" title={t("office.offlineTitle")} actions={retry}>
          {t("office.notOursWords")}
        </Notice>
      );
    case "not-found":
      return (
        <EmptyState icon="search" title={t("office.notFoundTitle")}>
          {t("office.notFoundWords")}
        </EmptyState>
      );
    case "forbidden":
      return (
        <EmptyState icon="lock" title={t("app.forbidden")}>
          {t("app.forbiddenNext")}
        </EmptyState>
      );
    case "busy":
    case "server":
      return (
        <ErrorState
          title={t(code === "busy" ? "office.busyWords" : "error.server")}
          actions={retry}
          code={code}
        />
      );
  }
}

export interface OfficeAnswerProps<Answer> {
  query: UseQueryResult<Answer>;
  children: (answer: Answer) => ReactNode;
}

/** What the office answered; or why it did not, above whatever had come before. */
export function OfficeAnswer<Answer>({ query, children }: OfficeAnswerProps<Answer>) {
  const t = useText();
  const { data, error } = query;
  const isGone = error !== null && ["not-found", "forbidden"].includes(codeOf(error));
  return (
    <>
      {error && <Problem code={codeOf(error)} onRetry={() => void query.refetch()} />}
      {error && data !== undefined && !isGone && <p>{t("office.stale")}</p>}
      {data === undefined && !error && <Waiting>{t("actions.loading")}</Waiting>}
      {data !== undefined && !isGone && children(data)}
    </>
  );
}
