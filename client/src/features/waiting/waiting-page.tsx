import { useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { type KeyHelp, KeysDialog } from "../../data/office/keys-dialog";
import { OfficeAnswer } from "../../data/office/office-answer";
import { useWaiting } from "../../data/office/office-queries";
import { OfficeReads } from "../../data/office/office-reads";
import { pageOf, pagesOf, withPage } from "../../data/office/page-address";
import { Pager } from "../../data/office/pager";
import { ago } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { PageHeader } from "../../ui/page-header";
import { waitingCases } from "./waiting-cases";
import { WaitingDesk } from "./waiting-desk";
import css from "./waiting.module.css";

const HELP: KeyHelp = [
  [["J", "K"], "office.keyNext"],
  [["N", "P"], "pager.keys"],
  [["1"], "waiting.keyRelease"],
  [["2"], "waiting.keyReject"],
  [["Ctrl", "Enter"], "waiting.keySave"],
  [["Esc"], "waiting.keyLeave"],
  [["?"], "office.keyKeys"],
];

function Waiting() {
  const t = useText();
  const [address, setAddress] = useSearchParams();
  const [keys, setKeys] = useState(false);
  const page = pageOf(address);
  const query = useWaiting(page);
  const items = query.data?.items ?? [];
  const oldest = Math.min(...items.map(({ receivedAt }) => receivedAt));

  function select(id: string) {
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        next.set("item", id);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <>
      <PageHeader
        title={t("waiting.title")}
        sub={
          query.data && (
            <>
              {t("waiting.intro", { count: query.data.total })}
              {items.length > 0 && ` · ${t("waiting.oldest", { age: ago(oldest, Date.now()) })}`}
            </>
          )
        }
        end={
          <>
            <span className={css.hints}>
              <Kbd>J</Kbd> <Kbd>K</Kbd> {t("review.moveKeys")} · <Kbd>1</Kbd> <Kbd>2</Kbd>{" "}
              {t("review.chooseKeys")}
            </span>
            <Button small tone="quiet" onClick={() => setKeys(true)}>
              {t("office.keys")} <Kbd>?</Kbd>
            </Button>
          </>
        }
      />
      <OfficeAnswer query={query}>
        {(answer) =>
          // What was decided meanwhile made the list shorter than the address.
          page > pagesOf(answer) ? (
            <Navigate to={`?${withPage(address, pagesOf(answer))}`} replace />
          ) : (
            <WaitingDesk
              cases={waitingCases(answer.items)}
              selectedId={address.get("item") ?? undefined}
              pager={<Pager facts={answer} onPage={(to) => setAddress((before) => withPage(before, to))} />}
              onSelect={select}
              onKeys={() => setKeys(true)}
            />
          )
        }
      </OfficeAnswer>
      <KeysDialog open={keys} onClose={() => setKeys(false)} help={HELP} />
    </>
  );
}

/** `/waiting` Περιμένουν έλεγχο. */
export function WaitingPage() {
  return (
    <OfficeReads>
      <Waiting />
    </OfficeReads>
  );
}
