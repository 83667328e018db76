import { useNavigate } from "react-router";
import { useLive } from "../../data/use-live";
import type { SyncStatus } from "../../sync/sync-status";
import { sinceWhen } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Ribbon } from "../../ui/ribbon";
import { needsAPerson, ribbonState } from "./ribbon-state";
import { useSyncStatus } from "./use-sync-status";

function factOf(unsent: number | undefined, t: Translate, isOffline: boolean) {
  if (unsent === undefined) return t("sync.counting");
  if (unsent > 0)
    return (
      <>
        <span data-testid="unsent-count">{unsent}</span> {t("sync.toSendWord")}
      </>
    );
  return (
    <>
      <span data-testid="unsent-count" hidden>
        0
      </span>
      {t(isOffline ? "sync.noSignal" : "sync.allDelivered")}
    </>
  );
}

/** The second fact; nothing where the first one has said it. */
const wordOf = (status: SyncStatus, nothingWaits: boolean, t: Translate): string | undefined => {
  if (needsAPerson(status)) return t("sync.needsYou");
  return status.connection === "offline" && !nothingWaits ? t("sync.noSignalSmall") : undefined;
};

/** What is not yet sent and since when, and whether there is signal; leads to the sync panel. */
export function RibbonBar() {
  const t = useText();
  const navigate = useNavigate();
  const status = useSyncStatus();
  const view = useLive(["outbox", "sync"], (store) => store.syncView(), []);
  // What cannot be opened here waits as well: nothing may say that all is delivered.
  const unsent = view && view.unsent.length + view.unopened;
  const isOffline = status.connection === "offline";
  const nothingWaits = unsent === 0;
  return (
    <>
      {/* For whoever reads the page by machine; people read the words in the ribbon. */}
      <span data-testid="connection" data-state={status.connection} hidden>
        {status.connection}
      </span>
      <Ribbon
        state={ribbonState(unsent, status)}
        onOpen={() => void navigate("/sync")}
        detail={
          view?.oldestUnsentAt
            ? sinceWhen(view.oldestUnsentAt, Date.now())
            : nothingWaits && isOffline
              ? `· ${t("sync.allDelivered")}`
              : undefined
        }
        aside={wordOf(status, nothingWaits, t)}
      >
        {factOf(unsent, t, isOffline)}
      </Ribbon>
    </>
  );
}
