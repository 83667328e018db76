import type { Hello } from "@konta/shared/sync/hello";
import type { OpLine } from "@konta/shared/sync/op-line";
import { writeAudit } from "../db/audit";
import { cutOf, renewEpoch, wasPutBack } from "../db/epochs";
import type { Database } from "../db/open-database";
import { findInAnyLife, highestNumber } from "../db/ops";
import { hearReplica, type Replica } from "../db/replicas";
import { headsOf } from "../db/scope-heads";

/** Instead of an epoch: its word has begun another history, and it has not come home to it yet. */
const WORD_TAKEN = "";

/** Whether an op is here. Without its hash a greater number speaks for it: numbers are given in order within one life. */
const hasOp = (db: Database, replica: string, n: number, hash: string | undefined): boolean =>
  hash === undefined ? n <= highestNumber(db, replica) : findInAnyLife(db, replica, n, hash) !== undefined;

/** A cursor beyond its scope's head, or an op in custody that is not here. */
function namesWhatIsNotHere(db: Database, { replica, cursors, custody, custodyHash }: Hello): boolean {
  if (custody !== undefined && !hasOp(db, replica, custody, custodyHash)) return true;
  if (!cursors) return false;
  const heads = headsOf(db, Object.keys(cursors));
  return Object.entries(cursors).some(([scope, cursor]) => cursor > (heads[scope] ?? 0));
}

/**
 * A cursor beyond its scope's head, an op in custody that is not here, an epoch of which nothing is known: this database
 * does not know what it told the replica; it was put back (rule S5). A replica that says so again before it has come home
 * says nothing new, and may be broken itself.
 */
export function isOfAnotherHistory(db: Database, { heardEpoch }: Replica, hello: Hello): boolean {
  const { epoch } = hello;
  // An epoch that never was here is one that this database has forgotten with the rest.
  if (epoch !== db.epoch) return epoch !== undefined && cutOf(db, epoch) === null;
  return heardEpoch !== WORD_TAKEN && namesWhatIsNotHere(db, hello);
}

/** Begins another history by what a replica said, and writes down for the operator whose word it was. */
export function noticePutBack(db: Database, { replica, epoch }: Hello, now: number): void {
  renewEpoch(db, epoch, () => {
    // What an unknown epoch tells is noted with the epochs.
    if (epoch === db.epoch) hearReplica(db, replica, WORD_TAKEN);
    writeAudit(db, { at: now, staffId: "", what: "put-back-noticed", subject: replica });
  });
}

/** What is noted of a replica that was heard. @param isSettled whether it has nothing more to offer under this epoch */
export function heardUnder(
  db: Database,
  { heardEpoch }: Replica,
  hello: Hello,
  isSettled: boolean,
): { heardEpoch?: string | null } {
  if (heardEpoch !== WORD_TAKEN) return isSettled ? { heardEpoch: db.epoch } : {};
  // It has come home when it names where it stands, and nothing that is not here.
  const isHome = hello.epoch === db.epoch && hello.cursors !== undefined && !namesWhatIsNotHere(db, hello);
  return isHome ? { heardEpoch: isSettled ? db.epoch : null } : {};
}

/**
 * Of what a replica sends, what does not follow on ops that this database has lost. It offers all of them again, in their
 * order (rule S5): until then nothing is taken that may hang on something lost.
 */
export function beforeWhatIsLost(db: Database, replica: string, lines: readonly OpLine[]): OpLine[] {
  let known = highestNumber(db, replica);
  const lost = lines.findIndex(({ n }) => {
    if (n > known + 1) return true;
    known = Math.max(known, n);
    return false;
  });
  return lines.slice(0, lost < 0 ? lines.length : lost);
}

/** So long somebody who was heard of is expected back, to offer what was lost herself. */
const EXPECTED_MS = 30 * 86_400_000;

/**
 * Whether a replica may still offer what this database has lost of it: it was put back since it heard this one whole, and
 * its owner is expected. Of a device that nobody unlocks any more everything is taken at last, for people to look at.
 */
export const mayOfferAgain = (db: Database, replica: Replica, now: number): boolean =>
  replica.heardEpoch !== db.epoch &&
  wasPutBack(db) &&
  now - (replica.lastContactAt ?? replica.createdAt) < EXPECTED_MS;
