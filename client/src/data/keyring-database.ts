import { Dexie, type Table } from "dexie";
import type { KeyringEntry, KeyringShelf } from "../vault/keyring-shelf";
import { isStorageFull } from "../sync/storage-full";
import type { DatabasePlace } from "./replica-database";

class KeyringDatabase extends Dexie {
  declare readonly keyring: Table<KeyringEntry, string>;

  constructor(place: DatabasePlace) {
    super("konta-keyrings", { ...place, chromeTransactionDurability: "strict" });
    this.version(1).stores({ keyring: "replica" });
  }
}

/** The people of this device, in a small database apart from theirs. */
export function openKeyringShelf(place: DatabasePlace): KeyringShelf & { close(): void } {
  const database = new KeyringDatabase(place);
  return {
    all: () => database.keyring.toArray(),
    put: async (entry) => {
      await database.keyring.put(entry);
    },
    change: (replica, change) =>
      database
        .transaction("rw", database.keyring, async () => {
          const entry = await database.keyring.get(replica);
          if (!entry) return null;
          const changed = change(entry);
          await database.keyring.put(changed);
          return changed;
        })
        .catch((failure: unknown) => {
          if (isStorageFull(failure)) return "full" as const;
          throw failure;
        }),
    remove: (replica) => database.keyring.delete(replica),
    close: () => database.close(),
  };
}
