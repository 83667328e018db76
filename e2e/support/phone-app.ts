import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** The app on somebody's phone that makes codes, after RFC 6238: of its own making, so that it proves what the server does. */
export class PhoneApp {
  readonly #secret: Buffer;

  /** @param key as the screen shows it, in base32 */
  constructor(key: string) {
    const bits = Array.from(key.replaceAll(/\s/g, ""), (letter) =>
      LETTERS.indexOf(letter).toString(2).padStart(5, "0"),
    ).join("");
    this.#secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  }

  /** @param ahead how many steps of half a minute the phone's clock is ahead */
  code(ahead = 0): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + ahead));
    const mac = createHmac("sha1", this.#secret).update(counter).digest();
    const at = (mac.at(-1) ?? 0) & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
  }
}
