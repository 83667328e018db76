import type { Bytes } from "./bytes";
import type { PinCost } from "./key-derivation";

/** What lies in clear about one person of this device, beside her wrapped keyring. No full name, no role, no date. */
export interface KeyringEntry {
  replica: string;
  shortCode: string;
  cost: PinCost;
  salt: Bytes;
  wraps: { kind: "badge" | "passphrase"; wrapped: Bytes }[];
  failedTries: number;
  disabled: boolean;
  /** What proves the office's orders while nobody has unlocked; a point of P-256, base64url. */
  orderKey?: string;
  /** Its keys are gone for good; the rest is on its way out, and a crash must not stop that. */
  leaving?: true;
}

/** Where keyrings lie. `change` is one strictly durable transaction: a counted try stays counted. */
export interface KeyringShelf {
  all(): Promise<KeyringEntry[]>;
  put(entry: KeyringEntry): Promise<void>;
  /** @returns the entry as it is now · null when it is gone · "full" when the device has no room to write it */
  change(
    replica: string,
    change: (entry: KeyringEntry) => KeyringEntry,
  ): Promise<KeyringEntry | null | "full">;
  remove(replica: string): Promise<void>;
}
