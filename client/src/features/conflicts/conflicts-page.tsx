import { useState } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import { OfficeAnswer } from "../../data/office/office-answer";
import { OfficeReads } from "../../data/office/office-reads";
import { type KeyHelp, KeysDialog } from "../../data/office/keys-dialog";
import { useConflicts } from "../../data/office/office-queries";
import { pageOf, pagesOf, withPage } from "../../data/office/page-address";
import { Pager } from "../../data/office/pager";
import { ago } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { Desk } from "./desk";
import css from "./desk.module.css";

const HELP: KeyHelp = [
  [["J", "K"], "office.keyNext"],
  [["N", "P"], "pager.keys"],
  [["1", "2"], "office.keyChoose"],
  [["0"], "office.keyBase"],
  [["3", "B"], "office.keyBoth"],
  [["4", "G"], "office.keyOther"],
  [["Enter"], "office.keyConfirm"],
  [["Z"], "office.keyUndo"],
  [["?"], "office.keyKeys"],
];

const STATES = ["open", "resolved"] as const;

function Tabs({ state }: { state: (typeof STATES)[number] }) {
  const t = useText();
  return (
    <nav className={css.tabs} aria-label={t("desk.state")}>
      {STATES.map((one) => (
        <Link
          key={one}
          to={one === "open" ? "?" : `?state=${one}`}
          aria-current={one === state ? "page" : undefined}
        >
          {t(`desk.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

/** The address with another item chosen. */
function withItem(before: URLSearchParams, id: string): URLSearchParams {
  const next = new URLSearchParams(before);
  next.set("item", id);
  return next;
}

function Conflicts() {
  const t = useText();
  const [address, setAddress] = useSearchParams();
  const [keys, setKeys] = useState(false);
  const state = address.get("state") === "resolved" ? "resolved" : "open";
  const page = pageOf(address);
  const query = useConflicts(state, page);
  const openItems = state === "open" ? (query.data?.items ?? []) : [];
  const oldest = Math.min(...openItems.map(({ openedAt }) => openedAt));

  function select(id: string) {
    setAddress((before) => withItem(before, id), { replace: true, preventScrollReset: true });
  }

  return (
    <>
      <PageHeader
        title={t("conflicts.title")}
        sub={
          state === "open" &&
          query.data && (
            <>
              {t("review.intro", { count: query.data.total })}
              {openItems.length > 0 && ` · ${t("review.oldest", { age: ago(oldest, Date.now()) })}`}
            </>
          )
        }
        end={
          <>
            <span className={css.hints}>
              <Kbd>J</Kbd> <Kbd>K</Kbd> {t("review.moveKeys")} · <Kbd>1</Kbd> <Kbd>2</Kbd> <Kbd>3</Kbd>{" "}
              {t("review.chooseKeys")} · <Kbd>Z</Kbd> {t("review.undoKey")}
            </span>
            <Button small tone="quiet" onClick={() => setKeys(true)}>
              {t("office.keys")} <Kbd>?</Kbd>
            </Button>
          </>
        }
      />
      <Tabs state={state} />
      <OfficeAnswer query={query}>
        {(answer) => {
          // What was decided meanwhile made the list shorter than the address.
          if (page > pagesOf(answer))
            return <Navigate to={`?${withPage(address, pagesOf(answer))}`} replace />;
          if (state === "resolved" && answer.items.length === 0)
            return (
              <EmptyState icon="check" title={t("desk.resolvedEmpty")}>
                {t("desk.resolvedEmptyNext")}
              </EmptyState>
            );
          return (
            <Desk
              key={`${state} ${page}`}
              items={answer.items}
              pager={<Pager facts={answer} onPage={(to) => setAddress((before) => withPage(before, to))} />}
              selectedId={address.get("item") ?? undefined}
              onSelect={select}
              onKeys={() => setKeys(true)}
            />
          );
        }}
      </OfficeAnswer>
      <KeysDialog open={keys} onClose={() => setKeys(false)} help={HELP} />
    </>
  );
}

/** `/conflicts` Διαφορές. */
export function ConflictsPage() {
  return (
    <OfficeReads>
      <Conflicts />
    </OfficeReads>
  );
}
