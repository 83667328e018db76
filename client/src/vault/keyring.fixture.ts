import type { Enrolled } from "@konta/shared/sync/enrolment";
import { Keyrings } from "./keyring";
import type { KeyringEntry, KeyringShelf } from "./keyring-shelf";

/** For tests: keyrings on a shelf in memory. */
export const KEY = "A".repeat(43);
export const BADGE = "0123456789ABCDEFGHJKMNPQRS";
export const PIN = "246813";
export const PHRASE = "tessera tychaia megala logia";
export const WRONG_PIN = "975310";

export const enrolled: Enrolled = {
  replica: "replica-one",
  kind: "field",
  incarnation: 1,
  code: "7K",
  municipality: "KON",
  staffId: "stf.nurse",
  name: "Invented Nurse",
  shortCode: "IN",
  roles: ["nurse"],
  keys: { core: KEY },
  exchangeKey: KEY,
  badge: BADGE,
  serverTime: 0,
  demo: false,
};

/** A shelf in memory. */
function aShelf() {
  const entries = new Map<string, KeyringEntry>();
  const shelf: KeyringShelf = {
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.replica, entry),
    change: async (replica, change) => {
      const entry = entries.get(replica);
      if (!entry) return null;
      const changed = change(entry);
      entries.set(replica, changed);
      return changed;
    },
    remove: async (replica) => void entries.delete(replica),
  };
  return { shelf, entries };
}

/** A slow clock keeps the measured cost at its floor. */
export function rings(shelf: KeyringShelf, waits: number[] = []): Keyrings {
  let now = 0;
  const wait = async (ms: number) => void waits.push(ms);
  return new Keyrings({ shelf, clockMs: () => (now += 1000), wait });
}

/** One person who has chosen a PIN, and perhaps a passphrase. */
export async function anEnrolment(passphrase?: string) {
  const { shelf, entries } = aShelf();
  const waits: number[] = [];
  const keyrings = rings(shelf, waits);
  await keyrings.enrolHere(enrolled, PIN, passphrase);
  return { shelf, entries, keyrings, waits };
}
