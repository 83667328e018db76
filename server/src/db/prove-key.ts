import { eq } from "drizzle-orm";
import type { Orm } from "./open-database";
import type { SealBox } from "./seal-box";
import { account, meta, replica } from "./tables";

/** The key beside the database is not the one it was sealed under. */
export class WrongKey extends Error {}

const PLACE = "meta|key";
const CHECK = Buffer.from("konta");

/** Something sealed earlier, from before the check was kept; null in a database that sealed nothing yet. */
function anythingSealed(orm: Orm): { bytes: Buffer; place: string } | null {
  const somebody = orm.select().from(account).limit(1).get();
  if (somebody) return { bytes: somebody.badge, place: `badge|${somebody.staffId}` };
  const device = orm.select().from(replica).limit(1).get();
  return device ? { bytes: device.keys, place: `replica|${device.id}` } : null;
}

/**
 * Opens what only the right key opens, and keeps a check for the next start.
 * @throws WrongKey before anything is sealed under a second key
 */
export function proveKey(orm: Orm, box: SealBox): void {
  const check = orm.select({ sealed: meta.keyCheck }).from(meta).where(eq(meta.id, 1)).get()?.sealed;
  const known = check ? { bytes: check, place: PLACE } : anythingSealed(orm);
  if (known)
    try {
      box.open(known.bytes, known.place);
    } catch {
      throw new WrongKey("the key does not open this database");
    }
  if (!check)
    orm
      .update(meta)
      .set({ keyCheck: box.seal(CHECK, PLACE) })
      .where(eq(meta.id, 1))
      .run();
}
