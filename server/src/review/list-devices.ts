import { mayWrite } from "@konta/shared/access/permission-table";
import { allReplicas } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { type Reader, staffNameOf } from "./reader";

const DAY_MS = 86_400_000;
/** A tablet that nobody heard of for three days, or that holds something older than one, is worth a call (rule P10). */
export const SILENT_MS = 3 * DAY_MS;
export const STUCK_MS = DAY_MS;

type Replica = ReturnType<typeof allReplicas>[number];

const isSilent = (
  { kind, revokedAt, lastContactAt, createdAt, unsent, oldestUnsentAt }: Replica,
  now: number,
) =>
  kind === "field" &&
  revokedAt === null &&
  (now - (lastContactAt ?? createdAt) > SILENT_MS ||
    (unsent > 0 && now - (oldestUnsentAt ?? now) > STUCK_MS));

/** The coordinator and the data protection officer see every device, everybody else their own. */
const seesAll = ({ me }: Reader): boolean => mayWrite(me.roles, "registry") || me.roles.includes("dpo");

export function listDevices(db: Database, reader: Reader, now: number) {
  const items = allReplicas(db)
    .filter(({ staffId }) => seesAll(reader) || staffId === reader.me.staffId)
    .map((each) => ({ ...each, staffName: staffNameOf(db, each.staffId), silent: isSilent(each, now) }));
  return { items, total: items.length };
}
