import type { DecidedPair, OpenPair } from "../../data/office/duplicate-answers";
import { dayAndClock } from "../../text/dates";
import type { NameOf } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Kbd } from "../../ui/kbd";
import { Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import css from "./duplicates.module.css";
import { PairDecision, type PairDecisionProps } from "./pair-decision";
import { PairReasons } from "./pair-reasons";
import { SidesTable } from "./sides-table";

function Settled({ pair }: { pair: DecidedPair }) {
  const t = useText();
  const values = { name: pair.byName, when: dayAndClock(pair.at, Date.now()) };
  return (
    <>
      <Sub>{t(pair.state === "merged" ? "duplicates.mergedBy" : "duplicates.distinctBy", values)}</Sub>
      {pair.why && <p className={css.quoted}>{t("duplicates.whySaid", { why: pair.why })}</p>}
    </>
  );
}

/** Over a file's column: whether it stays, and the button that says so. */
function Standing({ at, ...props }: PairDecisionProps & { at: 0 | 1 }) {
  const t = useText();
  const { pair, draft, onMerge } = props;
  if (pair.state !== "open") {
    if (pair.state === "distinct") return null;
    const stays = at === 0;
    return (
      <span className={css.standing}>
        <Chip tone={stays ? "olive" : "plain"}>{t(stays ? "duplicates.stays" : "duplicates.absorbed")}</Chip>
      </span>
    );
  }
  if (!draft.decides) return null;
  const isMerge = draft.way === "merge";
  const stays = isMerge && draft.stays === at;
  return (
    <span className={css.standing}>
      <Button small aria-pressed={stays} onClick={() => onMerge(at)}>
        {t("duplicates.keep", { number: at + 1 })}
        <Kbd>{String(at + 1)}</Kbd>
      </Button>
      {isMerge && !stays && <span className={css.detail}>{t("duplicates.absorbed")}</span>}
      {!isMerge && at === 0 && pair.kind !== "twins" && (
        <span className={css.detail}>{t("duplicates.proposed")}</span>
      )}
    </span>
  );
}

function Why({ pair }: { pair: OpenPair }) {
  const t = useText();
  return (
    <>
      <PairReasons pair={pair} />
      {pair.kind === "twins" && (
        <Notice tone="amber" title={t("duplicates.twinsTitle")}>
          {t("duplicates.twinsWords")}
        </Notice>
      )}
    </>
  );
}

/** Two files that are alike: why, side by side, and the decision. */
export function PairItem(props: PairDecisionProps & { nameOf: NameOf }) {
  const t = useText();
  const { pair, nameOf } = props;
  return (
    <Card title={t("duplicates.detail")}>
      {pair.state === "open" ? <Why pair={pair} /> : <Settled pair={pair} />}
      <SidesTable
        people={pair.people}
        nameOf={nameOf}
        heads={[<Standing key={0} {...props} at={0} />, <Standing key={1} {...props} at={1} />]}
      />
      <PairDecision {...props} />
    </Card>
  );
}
