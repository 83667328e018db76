import { mayWrite } from "@konta/shared/access/permission-table";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { DeviceEnd } from "@konta/shared/sync/device-order";
import { type Deed, writeAudit } from "../db/audit";
import { inTransaction, type Database } from "../db/open-database";
import { endReplica, replicasBeside } from "../db/replica-ends";
import { readReplica, type Replica } from "../db/replicas";
import { endSessionsOf } from "../db/sessions";
import type { StaffPerson } from "./staff-person";

export type EndProblem = "not-found" | "conflict";

const DEEDS: Record<DeviceEnd, Deed> = {
  lost: "device-lost",
  stolen: "device-stolen",
  retired: "device-retired",
};

/** What somebody may say of a device: that it is lost, or anything. */
export type EndRight = "all" | "lost";

/**
 * Who may give a device up. Whoever loses the tablet she works with says so herself, at any hour; that anything goes which
 * the office does not have, or that a device comes back, is for the coordinator to say.
 * @param beside the replicas that live there
 */
export function endRight(
  { staffId, roles }: Pick<StaffPerson, "staffId" | "roles">,
  beside: readonly Pick<Replica, "staffId">[],
): EndRight | null {
  if (mayWrite(roles, "registry")) return "all";
  return beside.some((each) => each.staffId === staffId) ? "lost" : null;
}

const covers = (right: EndRight | null, end: DeviceEnd | null): boolean =>
  right === "all" || (right === "lost" && end === "lost");

/** Which device somebody means, and what she knows of it. */
export interface Declared {
  /** Any replica that lives there. */
  replica: string;
  /** Null: it was found, and everybody works with it as before. */
  end: DeviceEnd | null;
  /** Her own session, which does not end with those of the people who work there; null for none. */
  session: string | null;
  at: number;
}

/**
 * Gives up a device, with the replicas of everybody who works on it, or takes that back. Nothing they read comes any more;
 * what they have not delivered is taken, for people to look at (rule S6).
 * @returns the replicas of it; `not-found` also when she may not, `conflict` when it has been wiped already
 */
export function declareDevice(
  db: Database,
  me: StaffPerson,
  { replica: id, end, session, at }: Declared,
): Result<string[], EndProblem> {
  return inTransaction(db, () => {
    const named = readReplica(db, id);
    const beside = named ? replicasBeside(db, named) : [];
    if (!named || !covers(endRight(me, beside), end)) return err("not-found");
    const left = beside.filter(({ wipedAt }) => wipedAt === null);
    if (left.length === 0) return err("conflict");
    const what = end === null ? "device-found" : DEEDS[end];
    for (const each of left) {
      endReplica(db, each.id, end, at);
      writeAudit(db, { at, staffId: me.staffId, what, subject: each.id });
      // Whoever holds it may have a session open there; which one, nobody can tell.
      if (end === "lost" || end === "stolen") endSessionsOf(db, each.staffId, session);
    }
    return ok(left.map((each) => each.id));
  });
}
