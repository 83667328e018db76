import { plainNumber } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import type { PageFacts } from "./office-answers";
import { pagesOf, rangeOf } from "./page-address";
import css from "./pager.module.css";
import { usePageKeys } from "./use-page-keys";

export interface PagerProps {
  facts: PageFacts;
  onPage: (page: number) => void;
  /** Said where everything fits one page; without it nothing is shown then. */
  found?: string;
}

/** «1–200 από 431», and the way to the pages beside it; N and P turn them too. */
export function Pager({ facts, onPage, found }: PagerProps) {
  const t = useText();
  const pages = pagesOf(facts);
  const { page, total } = facts;
  function turn(to: number) {
    if (to < 1 || to > pages) return;
    onPage(to);
    scrollTo({ top: 0 });
  }
  usePageKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || pages <= 1) return;
    if (event.code === "KeyN") turn(page + 1);
    else if (event.code === "KeyP") turn(page - 1);
    else return;
    event.preventDefault();
  });
  if (pages <= 1 && found === undefined) return null;
  const { from, to } = rangeOf(facts);
  return (
    <nav className={css.pager} aria-label={t("pager.label")}>
      <span role="status">
        {pages > 1
          ? t("pager.range", { from: plainNumber(from), to: plainNumber(to), total: plainNumber(total) })
          : found}
      </span>
      {pages > 1 && (
        <span className={css.turns}>
          <Button small disabled={page <= 1} onClick={() => turn(page - 1)}>
            {t("pager.previous")} <Kbd>P</Kbd>
          </Button>
          <Button small disabled={page >= pages} onClick={() => turn(page + 1)}>
            {t("pager.next")} <Kbd>N</Kbd>
          </Button>
        </span>
      )}
    </nav>
  );
}
