import { type Instant, dayAt, minutesAt } from "@konta/shared/base/local-date";
import type { Me, PersonFile, TodayView } from "../../data/border";
import { EMPTY_VISIT, type TypedVisit } from "./typed-visit";

/** What a visit begins with, out of the day's outing, the person and whoever writes, so that nobody types it. */
export function presetVisit(
  me: Pick<Me, "staffId" | "kind" | "roles">,
  person: Pick<PersonFile["person"], "fields">,
  outing: TodayView["outing"],
  now: Instant,
): TypedVisit {
  const minutes = minutesAt(now);
  const hers = person.fields.community ?? "";
  const planned = outing?.communities ?? [];
  const community = planned.includes(hers) || !planned[0] ? hers : planned[0];
  return {
    ...EMPTY_VISIT,
    day: dayAt(now),
    clock: `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`,
    place: outing || me.kind === "field" ? "home" : "office",
    community,
    team: [...new Set([me.staffId, ...(outing?.team ?? [])])],
    outingId: outing?.id ?? "",
    legalBasis: me.roles.includes("nurse") ? "health_care" : "social_protection",
  };
}
