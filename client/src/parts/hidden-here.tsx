import { useCatalogueNames } from "../data/use-catalogue";
import { useLive } from "../data/use-live";
import { clockOrDay } from "../text/dates";
import { useText } from "../text/use-text";
import { Notice, NoticeRegion } from "../ui/notice";

const NOTHING = { areas: [], silentSince: null };
const useHidden = () => useLive(["sync", "people"], (store) => store.hidden(), []) ?? NOTHING;

/** Special categories do not open on a device that has not heard the office for three weeks. */
export function SilentHere() {
  const t = useText();
  const { silentSince } = useHidden();
  return (
    <NoticeRegion>
      {silentSince !== null && (
        <Notice tone="amber" title={t("hidden.silent", { when: clockOrDay(silentSince, Date.now()) })}>
          <p>{t("hidden.silentNext")}</p>
        </Notice>
      )}
    </NoticeRegion>
  );
}

/** The same, and communities whose outing is over, while the office cannot be asked (rule S1). */
export function HiddenHere() {
  const t = useText();
  const nameOf = useCatalogueNames("community");
  const { areas } = useHidden();
  return (
    <>
      <SilentHere />
      <NoticeRegion>
        {areas.length > 0 && (
          <Notice
            tone="amber"
            title={t("areas.hidden", { names: areas.map((id) => nameOf(id) || id).join(", ") })}
          >
            <p>{t("areas.hiddenNext")}</p>
          </Notice>
        )}
      </NoticeRegion>
    </>
  );
}
