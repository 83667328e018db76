import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@konta/shared/base/result";
import { writeDurably } from "./durable-file";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals bytes under the key of the keys folder, which backups of the data do not contain. */
export interface SealBox {
  /** AES-256-GCM; the answer is nonce · ciphertext · tag. @param place what the bytes are bound to, e.g. `record|visit|<id>` */
  seal(plain: Uint8Array, place: string): Buffer;
  /** Throws when the bytes were changed, moved to another place, or sealed under another key. */
  open(sealed: Uint8Array, place: string): Buffer;
  /** 32 bytes that follow from the key and a purpose, and tell nothing about either. */
  derive(purpose: string): Buffer;
}

export function sealBox(key: Uint8Array): SealBox {
  if (key.length !== 32) throw new Error("the data key must have 32 bytes");
  return {
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    },
    derive: (purpose) => Buffer.from(hkdfSync("sha256", key, "", purpose, 32)),
  };
}

/**
 * The box of a keys folder.
 * @param mayMake whether a missing key may be made: only beside a database that does not exist yet
 */
export function openSealBox(keysFolder: string, mayMake: boolean): Result<SealBox, "no-key"> {
  const file = join(keysFolder, "data.key");
  if (!existsSync(file)) {
    if (!mayMake) return err("no-key");
    mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
    // On the disk before anything is sealed with it: what outlives its key is lost.
    writeDurably(file, randomBytes(32), 0o600);
  }
  return ok(sealBox(readFileSync(file)));
}
