import { mayRead, mayWrite } from "@konta/shared/access/permission-table";
import type { Compartment } from "@konta/shared/access/compartment";
import { collectionNamed, COLLECTIONS } from "@konta/shared/domain/collections";
import { areaScope } from "@konta/shared/sync/scope";
import { communityIds } from "../db/office-reads";
import type { Database } from "../db/open-database";
import type { QuarantineEntry } from "../db/quarantines";
import { readReplica } from "../db/replicas";
import { countWaiting, type WaitingQuery, waitingOps } from "../db/waiting-reads";
import { DESK_PAGE } from "./queries";
import { type Reader, staffNameOf } from "./reader";
import { readWaiting, whatItSays, whomTheyAreAbout } from "./waiting-view";
import { leadsOf } from "./waiting-leads";

const PERSONAL = COLLECTIONS.filter(({ about }) => about !== "nobody");
const COMPARTMENTS_OF = Object.fromEntries(PERSONAL.map(({ name, compartment }) => [name, compartment]));

/** Whether a role reads a compartment in every community, so that nothing in it is hidden from it. */
function readsEverywhere(reader: Reader, communities: readonly string[], compartment: Compartment): boolean {
  return (
    communities.length > 0 &&
    communities.every((community) => reader.scopes.has(areaScope(community, compartment)))
  );
}

/**
 * What waits in this reader's scopes. An op about somebody who is not known yet lies nowhere: only those who may read its
 * compartment in the whole municipality hear of it. What nobody can place at all (an unknown collection, an unreadable
 * op) is the coordinator's.
 */
export function waitingFor(db: Database, reader: Reader): WaitingQuery {
  const communities = communityIds(db);
  const isCoordinator = mayWrite(reader.me.roles, "registry");
  const unplaced = COLLECTIONS.filter(({ about, compartment }) =>
    about === "nobody"
      ? isCoordinator && mayRead(reader.me.roles, compartment)
      : readsEverywhere(reader, communities, compartment),
  );
  return {
    scopes: [...reader.scopes],
    compartments: COMPARTMENTS_OF,
    unplaced: unplaced.map(({ name }) => name),
    known: COLLECTIONS.map(({ name }) => name),
    unknownToo: isCoordinator,
  };
}

/** Whoever may write there may let it in or send it back; what nobody can place is the coordinator's. */
export const mayDecideWaiting = ({ me }: Reader, { collection }: QuarantineEntry): boolean =>
  mayWrite(me.roles, collectionNamed(collection)?.compartment ?? "registry");

/** Ops in custody that wait for a person (rules P3, P4), newest first, as far as this reader may know. */
export function listQuarantine(db: Database, reader: Reader, page: number) {
  const asked = waitingFor(db, reader);
  const waiting = waitingOps(db, asked, DESK_PAGE, (page - 1) * DESK_PAGE).map((entry) =>
    readWaiting(db, entry),
  );
  const about = whomTheyAreAbout(db, reader, waiting);
  const leads = leadsOf(waiting);
  const items = waiting.map(({ entry, op }) => ({
    id: entry.id,
    collection: entry.collection,
    recordId: entry.recordId,
    ...whatItSays(db, reader, entry, op),
    ...about(entry),
    leadId: leads.get(entry.id) ?? null,
    reason: entry.reason,
    author: entry.author,
    authorName: staffNameOf(db, entry.author),
    device: readReplica(db, entry.replica)?.device ?? "",
    receivedAt: entry.receivedAt,
    mayDecide: mayDecideWaiting(reader, entry),
  }));
  return { items, total: countWaiting(db, asked), page, pageSize: DESK_PAGE };
}
