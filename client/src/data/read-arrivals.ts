import type { Arrival } from "./arrivals";
import { beside } from "./beside";
import type { Topic } from "./border";
import { opsOnRecords, sweepEchoes } from "./echoes";
import { indexInBackground } from "./find-people";
import { noteChanged } from "./note-changed";
import type { Replica } from "./replica";
import { rowsOfArrival } from "./segments";

interface Records {
  topics: Set<Topic>;
  changed: { collection: string; id: string }[];
}

async function readOne(replica: Replica, arrival: Arrival, into: Records): Promise<void> {
  const { segment, scope } = arrival;
  const isStillHere = () =>
    !replica.closed && replica.segments.has(segment) && replica.scopes.get(scope)?.leaving === false;
  if (!isStillHere()) return;
  const rows = await rowsOfArrival(replica, arrival);
  // Taken away, merged or of another epoch by now.
  if (!isStillHere()) return;
  const entries = replica.directory.apply(segment, scope, rows);
  replica.segments.set(segment, { scope, rows: rows.length });
  for (const topic of noteChanged(replica, entries)) into.topics.add(topic);
  into.changed.push(...entries);
}

/** Reads until more comes from the network: that is kept first. */
async function readSome(replica: Replica, came: number): Promise<void> {
  const read: Records = { topics: new Set(["sync"]), changed: [] };
  while (replica.arrivals.came === came && !replica.closed) {
    const arrival = replica.arrivals.next();
    if (!arrival) break;
    await readOne(replica, arrival, read);
    await replica.ports.pause();
  }
  if (replica.closed) return;
  replica.changes.tell(read.topics);
  // What is not swept now stays over its own echo and is swept after the next unlock.
  const sweep = replica.writes.run(async () => {
    if (!replica.closed) await sweepEchoes(replica, opsOnRecords(replica, read.changed));
  });
  beside(replica, sweep);
  await sweep.catch(() => undefined);
}

/**
 * Brings what a pull has kept into the directory (rule D3), in every lull of the network. Until it is done the
 * directory says that it is not complete, and pending ops lie over the rows that stood before (rule P7).
 * @returns when nothing waits any more
 */
export async function readArrivals(replica: Replica): Promise<void> {
  const { arrivals, ports } = replica;
  await arrivals.read(async () => {
    const { came } = arrivals;
    await ports.lull();
    if (arrivals.came === came) await readSome(replica, came);
    return !replica.closed;
  });
  beside(replica, indexInBackground(replica));
}
