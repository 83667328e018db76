import { assert } from "../base/assert";

/**
 * The bytes of one part: length of the head (4, big-endian) · length of the body (4) · MAC (16) · head (UTF-8 JSON) · body.
 * The MAC is over the request's own MAC, the part's place in the answer, the head and the body, under the replica's
 * exchange key: whoever cannot make it (a captive portal, a cache, a cut) cannot move a cursor (rules P1, P5). The request's
 * MAC and not its counter: a replica that was put back counts again, and the answer to what it sent then says nothing of
 * what it sends now.
 */
export const PART_PREFIX_BYTES = 24;
export const MAC_BYTES = 16;

export interface RawPart {
  mac: Uint8Array;
  head: Uint8Array;
  body: Uint8Array;
}

/** Bytes of the request's MAC. */
const REQUEST_MAC_BYTES = 32;
const PART_NUMBERS_BYTES = 12;

/** What the MAC of a part covers. @param request the request's MAC, as hexadecimal digits */
export function partMacInput(request: string, place: number, head: Uint8Array, body: Uint8Array): Uint8Array {
  assert(/^[0-9a-f]{64}$/.test(request), "a request's MAC has 32 bytes");
  const start = REQUEST_MAC_BYTES + PART_NUMBERS_BYTES;
  const input = new Uint8Array(start + head.length + body.length);
  for (let at = 0; at < REQUEST_MAC_BYTES; at += 1)
    input[at] = Number.parseInt(request.slice(2 * at, 2 * at + 2), 16);
  const view = new DataView(input.buffer, REQUEST_MAC_BYTES);
  view.setUint32(0, place);
  view.setUint32(4, head.length);
  view.setUint32(8, body.length);
  input.set(head, start);
  input.set(body, start + head.length);
  return input;
}

export function encodePart({ mac, head, body }: RawPart): Uint8Array {
  assert(mac.length === MAC_BYTES, "a part's MAC has 16 bytes");
  const bytes = new Uint8Array(PART_PREFIX_BYTES + head.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length);
  view.setUint32(4, body.length);
  bytes.set(mac, 8);
  bytes.set(head, PART_PREFIX_BYTES);
  bytes.set(body, PART_PREFIX_BYTES + head.length);
  return bytes;
}

/** Collects the bytes of a stream and hands out the parts that arrived whole; what is left over was cut. */
export class PartReader {
  #pending: Uint8Array[] = [];
  #size = 0;
  readonly #limit: number;

  /** @param limit the largest part accepted, in bytes: a wrong length must not make a device wait for gigabytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  push(chunk: Uint8Array): RawPart[] | "too-large" {
    this.#pending.push(chunk);
    this.#size += chunk.length;
    const parts: RawPart[] = [];
    while (this.#size >= PART_PREFIX_BYTES) {
      const bytes = this.#joined();
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const headLength = view.getUint32(0);
      const bodyLength = view.getUint32(4);
      const total = PART_PREFIX_BYTES + headLength + bodyLength;
      if (total > this.#limit) return "too-large";
      if (bytes.length < total) break;
      parts.push({
        mac: bytes.slice(8, PART_PREFIX_BYTES),
        head: bytes.slice(PART_PREFIX_BYTES, PART_PREFIX_BYTES + headLength),
        body: bytes.slice(PART_PREFIX_BYTES + headLength, total),
      });
      this.#pending = [bytes.subarray(total)];
      this.#size = bytes.length - total;
    }
    return parts;
  }

  /** True when the stream ended between two parts. */
  get clean(): boolean {
    return this.#size === 0;
  }

  #joined(): Uint8Array {
    if (this.#pending.length === 1) return this.#pending[0] ?? new Uint8Array();
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#pending) {
      all.set(chunk, at);
      at += chunk.length;
    }
    this.#pending = [all];
    return all;
  }
}
