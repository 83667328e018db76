import { useCatalogueNames } from "../data/use-catalogue";
import { useLive } from "../data/use-live";
import { useText } from "../text/use-text";
import { Notice, NoticeRegion } from "../ui/notice";

/** Communities whose people are hidden, because the outing that gave them is over and the office cannot be asked (rule S1). */
export function HiddenAreas() {
  const t = useText();
  const nameOf = useCatalogueNames("community");
  const areas = useLive(["sync", "people"], (store) => store.hiddenAreas(), []) ?? [];
  return (
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
  );
}
