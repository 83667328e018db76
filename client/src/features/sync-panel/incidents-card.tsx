import type { SyncView } from "../../data/border";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { List, Row } from "../../ui/list";

type Incident = SyncView["incidents"][number];

const SAID = {
  "segment-dropped": "sync.incidentDropped",
  "rows-repaired": "sync.incidentRepaired",
  "scope-again": "sync.incidentScopeAgain",
  "work-forgotten": "sync.incidentForgotten",
  "server-put-back": "sync.incidentPutBack",
  "put-back-in-part": "sync.incidentPutBackInPart",
  "profile-copied": "sync.incidentCopied",
} as const satisfies Record<Exclude<Incident["what"], "scope-gone">, MessageId>;

/** More names than this are told by their number: an account that is closed loses them all. */
const MOST_NAMED = 6;

function textOf({ what, areas = [] }: Incident, nameOf: Props["nameOf"], t: Translate): string {
  if (what !== "scope-gone") return t(SAID[what]);
  const names = areas.map(nameOf).filter((name) => name !== "");
  return names.length > 0 && names.length <= MOST_NAMED
    ? t("sync.scopeGoneNamed", { names: names.join(", ") })
    : t("sync.scopeGone", { count: Math.max(1, areas.length) });
}

interface Props {
  incidents: readonly Incident[];
  now: number;
  /** Of a community; empty where the registry here does not know it. */
  nameOf: (id: string) => string;
}

/** What befell what lies here, and what became of the work. */
export function IncidentsCard({ incidents, now, nameOf }: Props) {
  const t = useText();
  if (incidents.length === 0) return null;
  return (
    <Card title={t("sync.incidentsTitle")}>
      <List label={t("sync.incidentsTitle")}>
        {incidents.map((incident, place) => (
          <Row
            key={`${incident.at}.${place}`}
            title={textOf(incident, nameOf, t)}
            detail={clockOrDay(incident.at, now)}
          />
        ))}
      </List>
    </Card>
  );
}
