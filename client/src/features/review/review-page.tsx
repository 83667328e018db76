import { type RefObject, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useCarriedWord } from "../../data/carried-words";
import { dayAt } from "@konta/shared/base/local-date";
import { OfficeAnswer } from "../../data/office/office-answer";
import { OfficeReads } from "../../data/office/office-reads";
import { type KeyHelp, KeysDialog } from "../../data/office/keys-dialog";
import { REVIEW_KINDS, type ReviewItem } from "../../data/office/office-answers";
import { useReview } from "../../data/office/office-queries";
import { Pager } from "../../data/office/pager";
import { usePageKeys } from "../../data/office/use-page-keys";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Kbd } from "../../ui/kbd";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { PersonPane } from "./person-pane";
import { filtersOf, withFilter, withRow } from "./review-address";
import { ReviewFilters } from "./review-filters";
import { ReviewTable } from "./review-table";
import css from "./review.module.css";

const HELP: KeyHelp = [
  [["J", "K"], "office.keyNext"],
  [["Enter"], "office.keyOpen"],
  [["N", "P"], "pager.keys"],
  [["/"], "office.keySearch"],
  [["?"], "office.keyKeys"],
];

/** As wide as review.module.css asks for to put the file beside the list. */
const BESIDE = "(min-width: 1200px)";

/** The list as the address asks for it, what is chosen in it, and the keys that walk it. */
function useCame(search: RefObject<HTMLInputElement | null>, onKeys: () => void) {
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address, useCarriedWord("review"));
  const query = useReview(filters);
  const items = query.data?.items ?? [];
  const row = items.find(({ id }) => id === address.get("row"));
  const select = (id: string) =>
    setAddress((before) => withRow(before, id), { replace: true, preventScrollReset: true });
  usePageKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") onKeys();
    else if (event.key === "/") search.current?.focus();
    // By the place of the key: a Greek keyboard gives other letters there.
    else if (event.code === "KeyJ" || event.code === "KeyK") {
      const at = items.findIndex(({ id }) => id === row?.id);
      const next = items[at + (event.code === "KeyJ" ? 1 : -1)];
      if (next) select(next.id);
    } else return;
    event.preventDefault();
  });
  return {
    kind: filters.kind,
    query,
    row,
    personId: row?.personId ?? address.get("person") ?? undefined,
    select,
    turnTo: (page: number) => setAddress((before) => withFilter(before, "page", String(page))),
  };
}

interface CameProps {
  search: RefObject<HTMLInputElement | null>;
  onKeys: () => void;
}

/** The list and, beside it, the file of whoever is chosen in it. */
function Came({ search, onKeys }: CameProps) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const { kind, query, row, personId, select, turnTo } = useCame(search, onKeys);
  const pane = useRef<HTMLElement>(null);
  const now = Date.now();
  const today = dayAt(now);
  const goIn = () =>
    requestAnimationFrame(() => {
      pane.current?.focus({ preventScroll: true });
      pane.current?.scrollIntoView({ block: matchMedia(BESIDE).matches ? "nearest" : "start" });
    });
  const goBack = () => document.querySelector<HTMLElement>("tr[aria-current=true]")?.focus();
  function open({ id }: ReviewItem) {
    select(id);
    goIn();
  }
  return (
    <OfficeAnswer query={query}>
      {(answer) => (
        <div className={css.both}>
          <div
            aria-busy={query.isPlaceholderData}
            className={classNames(query.isPlaceholderData && css.stale)}
          >
            <Card flush>
              <ReviewTable
                kind={kind}
                items={answer.items}
                nameOf={nameOf}
                now={now}
                today={today}
                selected={row?.id}
                onSelect={select}
                onOpen={open}
                // Where the file stands under the list, a tap must lead to it.
                onTap={() => !matchMedia(BESIDE).matches && goIn()}
              />
              <Pager facts={answer} found={t("review.found", { count: answer.total })} onPage={turnTo} />
            </Card>
          </div>
          <section ref={pane} tabIndex={-1} className={css.pane} aria-label={t("review.file")}>
            {personId ? (
              <>
                <div className={css.back}>
                  <Button small tone="quiet" icon="back" onClick={goBack}>
                    {t("review.backToList")}
                  </Button>
                </div>
                <PersonPane id={personId} nameOf={nameOf} today={today} lit={row?.id} />
              </>
            ) : (
              answer.items.length > 0 && (
                <EmptyState icon="person" title={t("review.chooseTitle")}>
                  {t("review.chooseNext")}
                </EmptyState>
              )
            )}
          </section>
        </div>
      )}
    </OfficeAnswer>
  );
}

function Review() {
  const t = useText();
  const [address] = useSearchParams();
  const [keys, setKeys] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const { kind } = filtersOf(address);
  return (
    <>
      <PageHeader
        title={t("review.title")}
        end={
          <Button small tone="quiet" onClick={() => setKeys(true)}>
            {t("office.keys")} <Kbd>?</Kbd>
          </Button>
        }
      />
      <nav className={css.tabs} aria-label={t("review.kinds")}>
        {REVIEW_KINDS.map((one) => (
          <Link
            key={one}
            to={`?${withFilter(address, "kind", one)}`}
            aria-current={one === kind ? "page" : undefined}
          >
            {t(`review.kind.${one}`)}
          </Link>
        ))}
      </nav>
      <ReviewFilters search={search} />
      <Came search={search} onKeys={() => setKeys(true)} />
      <KeysDialog open={keys} onClose={() => setKeys(false)} help={HELP} />
    </>
  );
}

/** `/review` Έλεγχος: what came in. */
export function ReviewPage() {
  return (
    <OfficeReads>
      <Review />
    </OfficeReads>
  );
}
