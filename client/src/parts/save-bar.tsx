import { clockOrDay } from "../text/dates";
import { useText } from "../text/use-text";
import { ActionBar } from "../ui/action-bar";
import { Button } from "../ui/button";
import { Sub } from "../ui/layout";
import { Notice } from "../ui/notice";

export interface SaveBarProps {
  busy: boolean;
  /** When the draft was last kept on this device, as an instant; null while there is none. Unkept words are only here. */
  draft: { keptAt: number | null; isUnkept: boolean };
  /** Why the last save was refused, in words; what is empty is not shown. */
  problems: readonly (string | null | false)[];
}

/** The end of a form that fills a page: what was refused, the one save, and since when the draft is safe. */
export function SaveBar({ busy, draft: { keptAt, isUnkept }, problems }: SaveBarProps) {
  const t = useText();
  return (
    <ActionBar>
      {isUnkept && <Notice tone="red" title={t("visit.draftUnkept")} />}
      {problems.map((words) => words && <Notice key={words} tone="red" title={words} />)}
      <Button type="submit" tone="primary" wide busy={busy}>
        {busy ? t("actions.saving") : t("actions.save")}
      </Button>
      {/* Its place is kept from the start: the save stands still under the thumb that is on its way. */}
      <Sub>
        {keptAt !== null && !isUnkept
          ? t("visit.draftSaved", { clock: clockOrDay(keptAt, Date.now()) })
          : "\u00A0"}
      </Sub>
    </ActionBar>
  );
}
