import { mayWrite } from "@konta/shared/access/permission-table";
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

export function listDevices(db: Database, reader: Reader, now: number) {
  const items = allReplicas(db)
    .filter(({ staffId }) => seesAll(reader) || staffId === reader.me.staffId)
    .map((each) => {
      const trouble = troubleOf(each, now);
      return { ...each, staffName: staffNameOf(db, each.staffId), trouble, silent: trouble !== null };
    });
  return { items, total: items.length };
}
