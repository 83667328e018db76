import type { DraftState } from "../data/use-draft";
import { clockOrDay } from "../text/dates";
import { useText } from "../text/use-text";
import { DraftNotice } from "../ui/draft-notice";
import { Notice } from "../ui/notice";

/** Over a form inside a page: since when its draft waits here, or that the last words could not be kept. */
export function KeptFormLines({ draft, onDiscard }: { draft: DraftState; onDiscard: () => void }) {
  const t = useText();
  return (
    <>
      {draft.found && (
        <DraftNotice
          title={t("register.draftBack", { when: clockOrDay(draft.found.at, Date.now()) })}
          discardLabel={t("register.dropDraft")}
          onDiscard={onDiscard}
        />
      )}
      {draft.isUnkept && <Notice tone="red" title={t("visit.draftUnkept")} />}
    </>
  );
}
