import { argon2id } from "hash-wasm";
import { type Bytes, joined, utf8 } from "./bytes";

/** Parameters of Argon2id, kept in clear beside the salt. */
export interface PinCost {
  memoryKiB: number;
  passes: number;
  lanes: number;
}

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
export const LEAST_COST: PinCost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 };
/** A person waits this long for an unlock at most, on the device she enrolled on. */
const LONGEST_MS = 800;
const MOST_PASSES = 16;

export const stretchPin = async (pin: string, salt: Uint8Array, cost: PinCost): Promise<Bytes> =>
  new Uint8Array(
    await argon2id({
      password: utf8(pin),
      salt,
      memorySize: cost.memoryKiB,
      iterations: cost.passes,
      parallelism: cost.lanes,
      hashLength: 32,
      outputType: "binary",
    }),
  );

/**
 * As many passes as this device makes in 0.8 s, at least two.
 * @param clockMs a clock that only runs forward, milliseconds
 */
export async function measuredCost(clockMs: () => number): Promise<PinCost> {
  const begin = clockMs();
  await stretchPin("000000", new Uint8Array(16), LEAST_COST);
  const onePassMs = Math.max(1, clockMs() - begin) / LEAST_COST.passes;
  const passes = Math.floor(LONGEST_MS / onePassMs);
  return { ...LEAST_COST, passes: Math.min(MOST_PASSES, Math.max(LEAST_COST.passes, passes)) };
}

/** HKDF-SHA-256 over the stretched PIN and the second secret: neither alone says anything about the key. */
export async function wrappingKey(
  stretched: Uint8Array,
  second: string,
  salt: Uint8Array,
  purpose: string,
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", joined(stretched, utf8(second)), "HKDF", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(salt), info: utf8(purpose) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

export async function wrap(key: CryptoKey, bytes: Bytes, purpose: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8(purpose) };
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes)));
}

/** Null when the key is not the one it was wrapped under. */
export async function unwrap(key: CryptoKey, wrapped: Uint8Array, purpose: string): Promise<Bytes | null> {
  const iv = new Uint8Array(wrapped.subarray(0, 12));
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8(purpose) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, new Uint8Array(wrapped.subarray(12))));
  } catch {
    return null;
  }
}
