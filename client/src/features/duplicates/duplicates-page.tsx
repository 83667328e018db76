import { useState } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import {
  DUPLICATE_STATES,
  type DuplicatePair,
  type DuplicateState,
} from "../../data/office/duplicate-answers";
import { type KeyHelp, KeysDialog } from "../../data/office/keys-dialog";
import { OfficeAnswer } from "../../data/office/office-answer";
import { OfficeReads } from "../../data/office/office-reads";
import { pageOf, pagesOf, withPage } from "../../data/office/page-address";
import { Pager } from "../../data/office/pager";
import { useDuplicates } from "../../data/office/read-duplicates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { StatusLine } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import css from "./duplicates.module.css";
import { DuplicatesDesk } from "./duplicates-desk";
import { usePairDecision } from "./use-pair-decision";

const HELP: KeyHelp = [
  [["J", "K"], "office.keyNext"],
  [["N", "P"], "pager.keys"],
  [["1", "2"], "duplicates.keyStays"],
  [["3"], "duplicates.keyTwo"],
  [["1"], "duplicates.keyOther"],
  [["Enter"], "office.keyConfirm"],
  [["Ctrl", "Enter"], "waiting.keySave"],
  [["Esc"], "waiting.keyLeave"],
  [["Z"], "duplicates.keyUndo"],
  [["?"], "office.keyKeys"],
];

const stateOf = (address: URLSearchParams): DuplicateState =>
  DUPLICATE_STATES.find((one) => one === address.get("state")) ?? "open";

/** The address of a tab, with a pair chosen in it. */
function addressOf(state: DuplicateState, item?: string): URLSearchParams {
  const address = new URLSearchParams(state === "open" ? {} : { state });
  if (item !== undefined) address.set("item", item);
  return address;
}

function Tabs({ state }: { state: DuplicateState }) {
  const t = useText();
  return (
    <nav className={css.tabs} aria-label={t("duplicates.state")}>
      {DUPLICATE_STATES.map((one) => (
        <Link key={one} to={`?${addressOf(one)}`} aria-current={one === state ? "page" : undefined}>
          {t(`duplicates.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

function Hints({ onKeys }: { onKeys: () => void }) {
  const t = useText();
  return (
    <>
      <span className={css.hints}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> {t("review.moveKeys")} · <Kbd>1</Kbd> <Kbd>2</Kbd> <Kbd>3</Kbd>{" "}
        {t("review.chooseKeys")} · <Kbd>Z</Kbd> {t("review.undoKey")}
      </span>
      <Button small tone="quiet" onClick={onKeys}>
        {t("office.keys")} <Kbd>?</Kbd>
      </Button>
    </>
  );
}

function Duplicates() {
  const t = useText();
  const [address, setAddress] = useSearchParams();
  const [keys, setKeys] = useState(false);
  const state = stateOf(address);
  const page = pageOf(address);
  const query = useDuplicates(state, page);
  const decisions = usePairDecision();
  const { status } = decisions;

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
  /** The pair is where it was; there is the light. */
  function show(pair: DuplicatePair) {
    if (pair.state === state) select(pair.id);
    else setAddress(addressOf(pair.state, pair.id), { preventScrollReset: true });
  }

  return (
    <>
      <PageHeader
        title={t("duplicates.title")}
        sub={query.data && `${t("duplicates.intro", { count: query.data.total })} · ${t("duplicates.never")}`}
        end={<Hints onKeys={() => setKeys(true)} />}
      />
      <Tabs state={state} />
      <StatusLine tone={status?.tone}>{status?.words}</StatusLine>
      <OfficeAnswer query={query}>
        {(answer) =>
          // What was decided meanwhile made the list shorter than the address.
          page > pagesOf(answer) ? (
            <Navigate to={`?${withPage(address, pagesOf(answer))}`} replace />
          ) : (
            <DuplicatesDesk
              key={`${state} ${page}`}
              state={state}
              pairs={answer.items}
              selectedId={address.get("item") ?? undefined}
              pager={<Pager facts={answer} onPage={(to) => setAddress((before) => withPage(before, to))} />}
              decisions={decisions}
              onSelect={select}
              onTakenBack={show}
              onKeys={() => setKeys(true)}
            />
          )
        }
      </OfficeAnswer>
      <KeysDialog open={keys} onClose={() => setKeys(false)} help={HELP} />
    </>
  );
}

/** `/duplicates` Πιθανά διπλά. */
export function DuplicatesPage() {
  return (
    <OfficeReads>
      <Duplicates />
    </OfficeReads>
  );
}
