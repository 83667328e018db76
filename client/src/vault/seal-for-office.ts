import { COPY_PURPOSE, NONCE_BYTES } from "@konta/shared/sync/copy";
import { type Bytes, joined, utf8 } from "./bytes";

const CURVE = { name: "ECDH", namedCurve: "P-256" };

/**
 * Seals bytes so that the office alone can open them: this device cannot read them back, whoever works on it (rule O6).
 * @param officeKey a point of P-256, uncompressed
 * @returns this seal's own point · nonce · ciphertext with its tag
 */
export async function sealForOffice(officeKey: Bytes, bytes: Bytes): Promise<Bytes> {
  const { subtle } = crypto;
  const own = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await subtle.exportKey("raw", own.publicKey));
  const office = await subtle.importKey("raw", officeKey, CURVE, false, []);
  const secret = await subtle.deriveBits({ name: "ECDH", public: office }, own.privateKey, 256);
  const material = await subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const key = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: point, info: utf8(COPY_PURPOSE) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
  return joined(point, iv, new Uint8Array(sealed));
}
