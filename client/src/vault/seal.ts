import { COMPARTMENTS, type Compartment } from "@konta/shared/access/compartment";
import { assert } from "@konta/shared/base/assert";
import { type Bytes, fromBase64url, joined, utf8 } from "./bytes";

/** Where sealed bytes lie. They are bound to it: moved elsewhere, or back in from another replica, they do not open. */
export interface Place {
  replica: string;
  table: string;
  number: number;
  /** The scope's number on this device; 0 where a row has none. */
  scope: number;
}

/** Part of what every seal is bound to; it rises when the meaning of sealed bytes changes. */
export const SEAL_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const boundTo = ({ replica, table, number, scope }: Place): Bytes =>
  utf8(`${replica}|${table}|${number}|${scope}|${SEAL_VERSION}`);

/** The number that stands in clear for a compartment's key. It is the place in a list that only grows at its end. */
export const keyNumber = (compartment: Compartment): number => COMPARTMENTS.indexOf(compartment);
export const compartmentOfKey = (number: number): Compartment | undefined => COMPARTMENTS[number];

/**
 * The keys of the compartments this person holds, not extractable and in memory only. Never await one of these inside a
 * database transaction: WebCrypto ends it (rule D7).
 */
export class CompartmentKeys {
  readonly #keys: ReadonlyMap<Compartment, CryptoKey>;

  private constructor(keys: ReadonlyMap<Compartment, CryptoKey>) {
    this.#keys = keys;
  }

  /** @param keys 32 bytes each, base64url */
  static async from(keys: Readonly<Partial<Record<Compartment, string>>>): Promise<CompartmentKeys> {
    const imported = new Map<Compartment, CryptoKey>();
    for (const compartment of COMPARTMENTS) {
      const raw = keys[compartment];
      if (raw === undefined) continue;
      const usages: KeyUsage[] = ["encrypt", "decrypt"];
      imported.set(
        compartment,
        await crypto.subtle.importKey("raw", fromBase64url(raw), "AES-GCM", false, usages),
      );
    }
    return new CompartmentKeys(imported);
  }

  holds(compartment: Compartment): boolean {
    return this.#keys.has(compartment);
  }

  /** Nonce (12 bytes, random) · ciphertext · tag (16 bytes). */
  async seal(compartment: Compartment, place: Place, bytes: Uint8Array): Promise<Bytes> {
    const key = this.#keys.get(compartment);
    assert(key, `no key for ${compartment}`);
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv, additionalData: boundTo(place) },
      key,
      new Uint8Array(bytes),
    );
    return joined(iv, new Uint8Array(sealed));
  }

  /** Null when the bytes were not sealed for this place under this key, or were changed since. */
  async open(compartment: Compartment, place: Place, sealed: Uint8Array): Promise<Bytes | null> {
    const key = this.#keys.get(compartment);
    if (!key || sealed.length < NONCE_BYTES + TAG_BYTES) return null;
    try {
      const iv = new Uint8Array(sealed.subarray(0, NONCE_BYTES));
      const rest = new Uint8Array(sealed.subarray(NONCE_BYTES));
      const algorithm = { name: "AES-GCM", iv, additionalData: boundTo(place) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, rest));
    } catch {
      return null;
    }
  }
}
