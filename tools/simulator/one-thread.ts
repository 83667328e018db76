import nodeCrypto, { type ECDH } from "node:crypto";
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
  /** Of a key that was made for one seal. */
  pair?: ECDH;
}
const TAG_BYTES = 16;
const bytesOf = (source: BufferSource): Buffer =>
  ArrayBuffer.isView(source)
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source);
const given = (bytes: Buffer): Promise<ArrayBuffer> => Promise.resolve(new Uint8Array(bytes).buffer);

const subtle = {
  importKey: (_format: string, raw: BufferSource): Promise<OwnKey> =>
    Promise.resolve({ raw: Buffer.from(bytesOf(raw)) }),
  digest: (_name: string, bytes: BufferSource) =>
    given(nodeCrypto.createHash("sha256").update(bytesOf(bytes)).digest()),
  sign: (_name: string, { raw }: OwnKey, bytes: BufferSource) =>
    given(nodeCrypto.createHmac("sha256", raw).update(bytesOf(bytes)).digest()),
  generateKey(): Promise<{ publicKey: OwnKey; privateKey: OwnKey }> {
    const pair = nodeCrypto.createECDH("prime256v1");
    const secret = Buffer.from(fill(new Uint8Array(32)));
    // Below the order of the curve, and not zero.
    secret[0] = (secret[0] ?? 0) & 0x7f;
    secret[31] = (secret[31] ?? 0) | 1;
    pair.setPrivateKey(secret);
    const key = { raw: pair.getPublicKey(), pair };
    return Promise.resolve({ publicKey: key, privateKey: key });
  },
  exportKey: (_format: string, { raw }: OwnKey) => given(raw),
  deriveBits: ({ public: theirs }: { public: OwnKey }, { pair }: OwnKey) =>
    pair ? given(pair.computeSecret(theirs.raw)) : Promise.reject(new TypeError("no pair")),
  deriveKey: ({ salt, info }: HkdfParams, { raw }: OwnKey): Promise<OwnKey> =>
    Promise.resolve({
      raw: Buffer.from(nodeCrypto.hkdfSync("sha256", raw, bytesOf(salt), bytesOf(info), 32)),
    }),
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

/**
 * What the product asks of a compressing stream: one writer, one reader, the whole in one piece once its end has come.
 * The native streams cost a tenth of a seed.
 */
function through(convert: (bytes: Buffer) => Buffer) {
  return class {
    readonly writable;
    readonly readable;

    constructor(_format: string) {
      const came: Uint8Array[] = [];
      let tell: (converted: Promise<Uint8Array> | null) => void;
      let whole: Promise<Uint8Array | null> = new Promise((resolve) => (tell = resolve));
      const close = async (): Promise<void> => {
        const converted = Promise.resolve().then(() => new Uint8Array(convert(Buffer.concat(came))));
        converted.catch(() => undefined);
        tell(converted);
        await converted;
      };
      const write = (chunk: Uint8Array): Promise<void> => {
        came.push(chunk);
        return Promise.resolve();
      };
      const read = async () => {
        const value = await whole;
        whole = Promise.resolve(null);
        return value ? { done: false, value } : { done: true, value: undefined };
      };
      this.writable = { getWriter: () => ({ write, close }) };
      this.readable = { getReader: () => ({ read, cancel: () => Promise.resolve() }) };
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
// The native one makes an async resource for every call; Dexie counts every promise but those of before it came.
const settled = Promise.resolve();
const afterwards = Object.getPrototypeOf(settled).then as (work: () => void) => unknown;
Object.assign(globalThis, { queueMicrotask: (work: () => void) => void afterwards.call(settled, work) });
/** A task of its own for the database in memory: after all microtasks, without a turn of the event loop. */
const tasks: (() => void)[] = [];
let isAwaited = false;
const awaitTask = (): void => {
  isAwaited = tasks.length > 0;
  // From a microtask, so that all others come before the next task.
  if (isAwaited) afterwards.call(settled, () => process.nextTick(runTask));
};
function runTask(): void {
  try {
    tasks.shift()?.();
  } finally {
    awaitTask();
  }
}
const soon = (task: () => void): void => {
  tasks.push(task);
  if (!isAwaited) awaitTask();
};
Object.assign(globalThis, { setImmediate: soon });
syncBuiltinESMExports();
