import { randomBytes } from "node:crypto";
import type { Compartment } from "@konta/shared/access/compartment";
import { readable } from "@konta/shared/access/permission-table";
import { assert } from "@konta/shared/base/assert";
import { recordIdFrom } from "@konta/shared/base/id";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { Enrolled, EnrolRequest } from "@konta/shared/sync/enrolment";
import { accountOf } from "../db/accounts";
import { writeAudit } from "../db/audit";
import { inTransaction, type Database } from "../db/open-database";
import { keepReplicaKeys } from "../db/replica-keys";
import {
  addReplica,
  enrolmentsSince,
  moveReplica,
  newestIncarnation,
  type ReplicaKeys,
  readReplica,
  replicaKeys,
} from "../db/replicas";
import { handOverKey } from "../sync/open-copy";
import { orderKey } from "../sync/sign-order";
import { badgeText } from "./badge";
import type { StaffPerson } from "./staff-person";

/** Three letters for local reference numbers. */
export const MUNICIPALITY = "HER";

const DAY_MS = 86_400_000;
/** New devices of one person within a day. Every cleared browser costs one; whoever needs more has another trouble. */
export const DEVICES_PER_DAY = 20;
/** A demo's accounts are everybody's. */
export const DEMO_DEVICES_PER_DAY = 2_000;

export type EnrolProblem = { code: "not-found" } | { code: "too-many-devices"; waitS: number };

/** Where and when somebody enrols. */
interface Where {
  now: number;
  demo: boolean;
  /** The browser. */
  deviceId: string;
}

const newKey = (): string => randomBytes(32).toString("base64url");

/** Keys of what these roles read, the ones that exist kept, so that what a device sealed stays readable. */
function withKeysFor(compartments: readonly Compartment[], keys: ReplicaKeys): ReplicaKeys {
  const missing = compartments.filter((name) => keys.compartments[name] === undefined);
  if (missing.length === 0) return keys;
  const made = Object.fromEntries(missing.map((name) => [name, newKey()]));
  return { ...keys, compartments: { ...keys.compartments, ...made } };
}

function enrolled(db: Database, id: string, me: StaffPerson, now: number, demo: boolean): Enrolled {
  const replica = readReplica(db, id);
  const account = accountOf(db, me.staffId);
  const incarnation = newestIncarnation(db, id);
  assert(
    replica && account && incarnation,
    "an enrolled person has an account, a replica and an incarnation",
  );
  const keys = replicaKeys(db, replica);
  return {
    replica: id,
    kind: replica.kind,
    incarnation: incarnation.number,
    code: incarnation.code,
    municipality: MUNICIPALITY,
    staffId: me.staffId,
    name: me.name,
    shortCode: me.shortCode,
    roles: me.roles,
    // A key of a compartment that the roles no longer read is kept for the day they do again, and never answered.
    keys: Object.fromEntries(readable(me.roles).map((name) => [name, keys.compartments[name]])),
    exchangeKey: keys.exchange,
    handOverKey: handOverKey(db.box),
    orderKey: orderKey(db.box),
    badge: badgeText(account.badge),
    serverTime: now,
    demo,
  };
}

/** A second set of keys never exists: what a device sealed stays readable with the ones it gets again. */
function renewKeys(db: Database, me: StaffPerson, id: string): boolean {
  const replica = readReplica(db, id);
  if (!replica || replica.staffId !== me.staffId || replica.revokedAt !== null) return false;
  const before = replicaKeys(db, replica);
  const keys = withKeysFor(readable(me.roles), before);
  if (keys !== before) keepReplicaKeys(db, id, keys);
  return true;
}

/** Seconds until this person may bind another device; null when now. */
function secondsToWait(db: Database, staffId: string, now: number, demo: boolean): number | null {
  const most = demo ? DEMO_DEVICES_PER_DAY : DEVICES_PER_DAY;
  const bound = enrolmentsSince(db, staffId, now - DAY_MS);
  const leaves = bound[bound.length - most];
  return leaves === undefined ? null : Math.max(1, Math.ceil((leaves + DAY_MS - now) / 1000));
}

/**
 * Binds a new replica to a person and device, or issues the keys of one that exists again (a forgotten PIN never costs
 * unsent work). `not-found` when the replica is not this person's, or was revoked; `too-many-devices` after as many new
 * ones within a day: keys of old ones are issued all the same.
 */
export function enrol(
  db: Database,
  me: StaffPerson,
  request: EnrolRequest,
  { now, demo, deviceId }: Where,
): Result<Enrolled, EnrolProblem> {
  return inTransaction(db, () => {
    if ("replica" in request) {
      if (!renewKeys(db, me, request.replica)) return err({ code: "not-found" });
      // A browser whose cookies were cleared is another one to us; who lives in it is the same.
      moveReplica(db, request.replica, deviceId);
      writeAudit(db, { at: now, staffId: me.staffId, what: "enrolment", subject: request.replica });
      return ok(enrolled(db, request.replica, me, now, demo));
    }
    const waitS = secondsToWait(db, me.staffId, now, demo);
    if (waitS !== null) return err({ code: "too-many-devices", waitS });
    const id = recordIdFrom(randomBytes(16));
    const keys = withKeysFor(readable(me.roles), { exchange: newKey(), compartments: {} });
    writeAudit(db, { at: now, staffId: me.staffId, what: "enrolment", subject: id });
    addReplica(db, {
      id,
      staffId: me.staffId,
      kind: request.kind,
      device: request.device,
      deviceId,
      keys,
      now,
    });
    return ok(enrolled(db, id, me, now, demo));
  });
}
