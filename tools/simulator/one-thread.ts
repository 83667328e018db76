/* oxlint-disable typescript/no-unsafe-type-assertion -- only what the product asks of these interfaces is here */
import nodeCrypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import zlib from "node:zlib";
import { seeded } from "./random";

/**
 * Native WebCrypto and zlib work in threads of their own and answer in any order: the same seed would play out another
 * way each time. Imported first, this makes them answer in this thread, in the order they were asked, and makes chance
 * in server and client begin at the seed (see `beginChance`). The results are the same bytes.
 */
let chance = seeded(0);

export function beginChance(seed: number): void {
  chance = seeded(seed ^ 0x5eed);
}

const fill = (bytes: Uint8Array): Uint8Array => {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(chance() * 256);
  return bytes;
};

interface OwnKey {
  raw: Buffer;
}
const TAG_BYTES = 16;
const bytesOf = (source: BufferSource): Buffer =>
  ArrayBuffer.isView(source)
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source);
const given = (bytes: Buffer): Promise<ArrayBuffer> => Promise.resolve(Uint8Array.from(bytes).buffer);

const subtle = {
  importKey: (_format: string, raw: BufferSource): Promise<OwnKey> =>
    Promise.resolve({ raw: Buffer.from(bytesOf(raw)) }),
  digest: (_name: string, bytes: BufferSource) =>
    given(nodeCrypto.createHash("sha256").update(bytesOf(bytes)).digest()),
  sign: (_name: string, { raw }: OwnKey, bytes: BufferSource) =>
    given(nodeCrypto.createHmac("sha256", raw).update(bytesOf(bytes)).digest()),
  encrypt({ iv, additionalData }: AesGcmParams, { raw }: OwnKey, bytes: BufferSource) {
    const cipher = nodeCrypto.createCipheriv("aes-256-gcm", raw, bytesOf(iv));
    if (additionalData) cipher.setAAD(bytesOf(additionalData));
    return given(Buffer.concat([cipher.update(bytesOf(bytes)), cipher.final(), cipher.getAuthTag()]));
  },
  // Rejects as the native one does when the bytes were changed.
  async decrypt({ iv, additionalData }: AesGcmParams, { raw }: OwnKey, bytes: BufferSource) {
    const sealed = bytesOf(bytes);
    const cipher = nodeCrypto.createDecipheriv("aes-256-gcm", raw, bytesOf(iv));
    if (additionalData) cipher.setAAD(bytesOf(additionalData));
    cipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const opened = Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]);
    return given(opened);
  },
};

/** A whole stream in one piece, once its end has come. */
function through(convert: (bytes: Buffer) => Buffer) {
  return class extends TransformStream<Uint8Array, Uint8Array> {
    constructor(_format: string) {
      const came: Uint8Array[] = [];
      super({
        transform: (chunk) => void came.push(chunk),
        flush: (controller) => controller.enqueue(Uint8Array.from(convert(Buffer.concat(came)))),
      });
    }
  };
}

type Done = (problem: Error | null, bytes?: Buffer) => void;
const inThisThread =
  <Options>(convert: (bytes: Buffer, options: Options) => Buffer) =>
  (bytes: Buffer, options: Options, done: Done): void => {
    let converted: Buffer;
    try {
      converted = convert(bytes, options);
    } catch (problem) {
      done(problem as Error);
      return;
    }
    done(null, converted);
  };

Object.defineProperty(globalThis.crypto, "subtle", { value: subtle });
Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill });
Object.assign(globalThis, {
  CompressionStream: through((bytes) => zlib.gzipSync(bytes)),
  DecompressionStream: through((bytes) => zlib.gunzipSync(bytes)),
});
Object.assign(zlib, { gzip: inThisThread(zlib.gzipSync), gunzip: inThisThread(zlib.gunzipSync) });
Object.assign(nodeCrypto, { randomBytes: (size: number) => Buffer.from(fill(new Uint8Array(size))) });
syncBuiltinESMExports();
