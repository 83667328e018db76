import { type Bytes, joined, utf8 } from "../vault/bytes";

async function piped(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Bytes | null> {
  const writer = through.writable.getWriter();
  // A broken stream shows at the reading end; here its rejection is only kept from being unhandled.
  const written = writer.write(new Uint8Array(bytes)).then(() => writer.close());
  written.catch(() => undefined);
  const reader = through.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(...chunks);
      size += value.length;
      if (size > limit) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    return null;
  }
}

/** Whether the bytes begin as gzip does (RFC 1952, 2.3.1). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Null when the bytes are no gzip or would inflate beyond the limit. */
export const gunzip = (bytes: Uint8Array, limitBytes: number): Promise<Bytes | null> =>
  piped(bytes, new DecompressionStream("gzip"), limitBytes);

export async function gzip(text: string): Promise<Bytes> {
  const bytes = await piped(utf8(text), new CompressionStream("gzip"), Number.MAX_SAFE_INTEGER);
  if (!bytes) throw new Error("compression ended early");
  return bytes;
}
