import { type Bytes, fromBase64url, hexOf, utf8 } from "./bytes";

const MAC_BYTES = 16;

export const sha256 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));

export const sha256Hex = async (bytes: Uint8Array): Promise<string> => hexOf(await sha256(bytes));

/** HMAC-SHA-256 under the replica's exchange key: proves its requests to the server and the answers to it (rule P1). */
export class ExchangeMac {
  readonly #key: CryptoKey;

  private constructor(key: CryptoKey) {
    this.#key = key;
  }

  /** @param exchangeKey 32 bytes, base64url */
  static async from(exchangeKey: string): Promise<ExchangeMac> {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const raw = fromBase64url(exchangeKey);
    return new ExchangeMac(await crypto.subtle.importKey("raw", raw, algorithm, false, ["sign", "verify"]));
  }

  async macHex(text: string): Promise<string> {
    return hexOf(await this.#mac(utf8(text)));
  }

  /** The first 16 bytes, as a part of an answer carries them. */
  async mac16(bytes: Uint8Array): Promise<Bytes> {
    return (await this.#mac(bytes)).slice(0, MAC_BYTES);
  }

  /** Compares in a time that does not tell where the two differ. */
  async verify16(bytes: Uint8Array, mac: Uint8Array): Promise<boolean> {
    const right = await this.mac16(bytes);
    if (mac.length !== MAC_BYTES) return false;
    let difference = 0;
    for (let at = 0; at < MAC_BYTES; at += 1) difference |= (right[at] ?? 0) ^ (mac[at] ?? 0);
    return difference === 0;
  }

  async #mac(bytes: Uint8Array): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.sign("HMAC", this.#key, new Uint8Array(bytes)));
  }
}
