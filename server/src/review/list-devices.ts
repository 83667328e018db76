import { mayWrite } from "@konta/shared/access/permission-table";
import { endRight } from "../accounts/end-device";
import { allReplicas } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { type Reader, staffNameOf } from "./reader";

const DAY_MS = 86_400_000;
/** A tablet that nobody heard of for three days, or that holds something older than one, is worth a call (rule P10). */
export const SILENT_MS = 3 * DAY_MS;
export const STUCK_MS = DAY_MS;

type Replica = ReturnType<typeof allReplicas>[number];

/** What is wrong with a tablet in use: it holds something old, or nobody hears of it. */
function troubleOf(device: Replica, now: number): "stuck" | "silent" | null {
  const { kind, revokedAt, lastContactAt, createdAt, unsent, oldestUnsentAt } = device;
  if (kind !== "field" || revokedAt !== null) return null;
  // Of what no age is told, nothing opens there: it does not come by itself, however young it is.
  if (unsent > 0 && (oldestUnsentAt === null || now - oldestUnsentAt > STUCK_MS)) return "stuck";
  return now - (lastContactAt ?? createdAt) > SILENT_MS ? "silent" : null;
}

/** The coordinator and the data protection officer see every device, everybody else their own. */
const seesAll = ({ me }: Reader): boolean => mayWrite(me.roles, "registry") || me.roles.includes("dpo");

/** What lives in one browser; a replica of which that is not known stands alone. */
function byBrowser(replicas: readonly Replica[]): (device: Replica) => Replica[] {
  const all = new Map<string, Replica[]>();
  for (const each of replicas) all.set(each.deviceId, [...(all.get(each.deviceId) ?? []), each]);
  return (device) => (device.deviceId === "" ? [device] : (all.get(device.deviceId) ?? [device]));
}

/** Of what was still only there when each was last heard: how much, and since when. */
function unsentIn(beside: readonly Replica[]): { unsentThere: number; oldestThere: number | null } {
  const holding = beside.filter(({ unsent, wipedAt }) => unsent > 0 && wipedAt === null);
  const ages = holding.flatMap(({ oldestUnsentAt }) => oldestUnsentAt ?? []);
  return {
    unsentThere: holding.reduce((sum, { unsent }) => sum + unsent, 0),
    oldestThere: ages.length > 0 ? Math.min(...ages) : null,
  };
}

/** @param here the browser that asks, as its cookie says; null where nobody has worked in it */
export function listDevices(db: Database, reader: Reader, now: number, here: string | null = null) {
  const seen = allReplicas(db).filter(({ staffId }) => seesAll(reader) || staffId === reader.me.staffId);
  const besideOf = byBrowser(seen);
  const items = seen.map((each) => {
    const { deviceId, ...shown } = each;
    const trouble = troubleOf(each, now);
    const beside = besideOf(each);
    const others = new Set(beside.map(({ staffId }) => staffId).filter((id) => id !== each.staffId));
    return {
      ...shown,
      staffName: staffNameOf(db, each.staffId),
      trouble,
      silent: trouble !== null,
      endedAt: each.revokedAt,
      here: here !== null && deviceId === here,
      beside: [...others].map((id) => staffNameOf(db, id)),
      ...unsentIn(beside),
      mayEnd: each.wipedAt === null ? endRight(reader.me, beside) : null,
    };
  });
  return { items, total: items.length };
}
