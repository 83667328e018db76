import { beside } from "./beside";
import { OWN, placeOf, type Replica } from "./replica";
import { sealJson } from "./sealed-json";

/** So old may be what the disk knows of the server's clock; writing at every contact would cost more than it says. */
const KEPT_EVERY_MS = 600_000;

const runningMs = ({ ports }: Replica): number => ports.runningMs?.() ?? 0;

/** What the server's clock said in a proven answer: the one by which kept ops and grants grow old (rules O5, S1). */
export function hearClock(replica: Replica, at: number): void {
  const { ports, standing } = replica;
  replica.heardAt = at;
  const { seen = 0, offset = 0 } = standing;
  const next = { ...standing, seen: Math.max(seen, at), offset: at - ports.now() };
  replica.standing = next;
  replica.countsFrom = runningMs(replica);
  const isNew = at - seen > KEPT_EVERY_MS || Math.abs(next.offset - offset) > KEPT_EVERY_MS;
  if (isNew)
    beside(
      replica,
      replica.writes.run(() => keep(replica)),
    );
}

async function keep(replica: Replica): Promise<void> {
  if (replica.closed) return;
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "standing", 0), replica.standing);
  if (!replica.closed) await replica.databases.strict.meta.put({ name: "standing", sealed });
}

/**
 * The time, as well as it is known without the server: never before the greatest one it ever said and what this device has
 * run since, and by the device's own clock as far as that was off at the last contact. Null before the first contact.
 */
export function timeNow(replica: Replica): number | null {
  const { seen, offset = 0 } = replica.standing;
  if (seen === undefined) return null;
  return Math.max(seen + runningMs(replica) - replica.countsFrom, replica.ports.now() + offset);
}
