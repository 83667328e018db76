import { readable } from "@konta/shared/access/permission-table";
import type { Role } from "@konta/shared/access/role";
import type { Compartment } from "@konta/shared/access/compartment";
import { addDays, dayAt } from "@konta/shared/base/local-date";
import { grantWindow, LONGEST_GRANT_DAYS } from "@konta/shared/domain/outing/grant-window";
import { areaScope, outingScope, REGISTRY_SCOPE, type Scope, userScope } from "@konta/shared/sync/scope";
import { isActive } from "../accounts/staff-person";
import type { Database } from "../db/open-database";
import { opAt } from "../db/ops";
import { outingsOfDays, readRecord, type StoredRecord } from "../db/records";

/** The compartments that hang on a person and therefore lie in areas; `protected` has no list yet and grants nothing. */
const AREA_COMPARTMENTS: readonly Compartment[] = ["core", "benefit", "social", "health", "psych", "legal"];

/** Outings are seen so many days ahead; none opens earlier. */
const SEEN_AHEAD_DAYS = 14;

export interface Grants {
  roles: readonly Role[];
  /** What this replica holds copies of. */
  copies: Scope[];
  /** Where its author may write: the same, and for an office desktop also the areas it keeps no copy of. */
  reach: ReadonlySet<Scope>;
  /** Communities that the author's own structure serves for good. */
  ownAreas: ReadonlySet<string>;
}

/** When the closing of an outing came in, whatever else about it was changed since; null while it is open. */
function closingCameAt(db: Database, outing: StoredRecord): number | null {
  if (typeof outing.fields.closedAt !== "number") return null;
  const [first = outing.seq] = outing.versions.closedAt ?? [];
  return opAt(db, first)?.kept.receivedAt ?? outing.changedAt;
}

/** Whether an outing grants its communities now (rule S1). */
export function outingGrants(db: Database, outing: StoredRecord, now: number): boolean {
  const { opens, closes } = grantWindow(outing.fields.day as string, closingCameAt(db, outing));
  return !outing.deleted && now >= opens && now < closes;
}

const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function grantedAreas(
  db: Database,
  staffId: string,
  ownAreas: ReadonlySet<string>,
  outings: readonly StoredRecord[],
  now: number,
): Set<string> {
  const areas = new Set(ownAreas);
  for (const outing of outings) {
    if (!list(outing.fields.team).includes(staffId) || !outingGrants(db, outing, now)) continue;
    for (const community of list(outing.fields.communities)) areas.add(community);
  }
  return areas;
}

function visibleOutings(outings: readonly StoredRecord[], staffId: string, all: boolean): StoredRecord[] {
  return outings.filter((outing) => {
    const isOwn = outing.createdBy === staffId || list(outing.fields.team).includes(staffId);
    return !outing.deleted && (all || isOwn);
  });
}

/** The scopes of a person now, computed at every exchange (rule S1); null for somebody unknown or deactivated. */
export function grantedScopes(
  db: Database,
  staffId: string,
  kind: "field" | "office",
  now: number,
): Grants | null {
  const staff = readRecord(db, "staff", staffId);
  if (!staff || !isActive(db, staff)) return null;
  const roles = list(staff.fields.roles) as Role[];
  const compartments = readable(roles);
  const today = dayAt(now);
  const outings = outingsOfDays(db, addDays(today, -LONGEST_GRANT_DAYS), addDays(today, SEEN_AHEAD_DAYS));
  const own: Scope[] = [REGISTRY_SCOPE, userScope(staffId)];
  if (compartments.includes("outing")) {
    const all = roles.includes("coordinator") || roles.includes("clerk");
    for (const outing of visibleOutings(outings, staffId, all)) own.push(outingScope(outing.id));
  }
  const inAreas = AREA_COMPARTMENTS.filter((compartment) => compartments.includes(compartment));
  const structure = readRecord(db, "structure", String(staff.fields.structure));
  const ownAreas = new Set(list(structure?.fields.areas));
  const areas: Scope[] = [];
  for (const community of [null, ...grantedAreas(db, staffId, ownAreas, outings, now)])
    for (const compartment of inAreas) areas.push(areaScope(community, compartment));
  const copies = kind === "office" ? own : [...own, ...areas];
  return { roles, copies, reach: new Set([...own, ...areas]), ownAreas };
}
