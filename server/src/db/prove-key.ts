import { eq } from "drizzle-orm";
import type { Orm } from "./open-database";
import type { SealBox } from "./seal-box";
import { account, meta, replica } from "./tables";
import { SqliteDatabase } from "./sqlite-driver";

/** The key beside the database is not the one it was sealed under. */
export class WrongKey extends Error {}

const PLACE = "meta|key";
const CHECK = Buffer.from("konta");

const opens = (box: SealBox, bytes: Buffer, place: string): boolean => {
  try {
    box.open(bytes, place);
    return true;
  } catch {
    return false;
  }
};

/** Whether the key beside a closed file is its own, as far as the file can tell; it is only read. */
export function keyIsOwn(file: string, box: SealBox): boolean {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true });
  try {
    const columns = sqlite.pragma("table_info(meta)") as { name: string }[];
    if (!columns.some(({ name }) => name === "key_check")) return true;
    const row = sqlite.prepare("SELECT key_check FROM meta").get() as
      | { key_check: Buffer | null }
      | undefined;
    return !row?.key_check || opens(box, row.key_check, PLACE);
  } finally {
    sqlite.close();
  }
}

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
  if (known && !opens(box, known.bytes, known.place))
    throw new WrongKey("the key does not open this database");
  if (!check)
    orm
      .update(meta)
      .set({ keyCheck: box.seal(CHECK, PLACE) })
      .where(eq(meta.id, 1))
      .run();
}
