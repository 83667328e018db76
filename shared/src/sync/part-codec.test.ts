import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  encodePart,
  MAC_BYTES,
  PART_PREFIX_BYTES,
  partMacInput,
  PartReader,
  type RawPart,
} from "./part-codec";

const LIMIT = 10_000;
const bytes = (...values: number[]) => Uint8Array.from(values);
const aPart = (head: number[], body: number[], mac = 7): RawPart => ({
  mac: new Uint8Array(MAC_BYTES).fill(mac),
  head: bytes(...head),
  body: bytes(...body),
});
const joined = (parts: readonly RawPart[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...encodePart(part)]));
const hex = (data: Uint8Array) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function read(chunks: readonly Uint8Array[], limit = LIMIT) {
  const reader = new PartReader(limit);
  const parts: RawPart[] = [];
  for (const chunk of chunks) {
    const more = reader.push(chunk);
    if (more === "too-large") return { parts, clean: reader.clean, tooLarge: true };
    parts.push(...more);
  }
  return { parts, clean: reader.clean, tooLarge: false };
}

const THREE = [aPart([1, 2, 3], [4, 5], 1), aPart([9], [], 2), aPart([6, 6], [8, 8, 8, 8], 3)];
const ENDS = THREE.map((_, at) => joined(THREE.slice(0, at + 1)).length);

describe("the parts of an answer", () => {
  test("[V1] golden bytes of version 1", () => {
    expect(hex(encodePart(aPart([0x7b, 0x7d], [0xff], 0xab)))).toBe(
      `0000000200000001${"ab".repeat(16)}7b7dff`,
    );
    expect(hex(partMacInput("0f".repeat(32), 3, bytes(0x7b, 0x7d), bytes(0xff)))).toBe(
      `${"0f".repeat(32)}0000000300000002000000017b7dff`,
    );
  });

  test("[P5] cut at any byte, the parts that arrived whole are there and the cut shows", () => {
    const stream = joined(THREE);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const { parts, clean } = read([stream.subarray(0, cut)]);
      expect(parts).toEqual(THREE.slice(0, ENDS.filter((end) => end <= cut).length));
      expect(clean).toBe(cut === 0 || ENDS.includes(cut));
    }
  });

  test("[P5] however the network slices them, they come out the same", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            mac: fc.uint8Array({ minLength: MAC_BYTES, maxLength: MAC_BYTES }),
            head: fc.uint8Array({ maxLength: 40 }),
            body: fc.uint8Array({ maxLength: 90 }),
          }),
          { maxLength: 6 },
        ),
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }),
        (parts, sizes) => {
          const stream = joined(parts);
          const chunks: Uint8Array[] = [];
          let at = 0;
          for (const size of sizes)
            chunks.push(stream.subarray(at, (at = Math.min(at + size, stream.length))));
          chunks.push(stream.subarray(at));
          const got = read(chunks);
          expect(got.parts.map((part) => [hex(part.mac), hex(part.head), hex(part.body)])).toEqual(
            parts.map((part) => [hex(part.mac), hex(part.head), hex(part.body)]),
          );
          expect(got.clean).toBe(true);
        },
      ),
    );
  });

  test("[P5] what was handed out does not change with the buffer it came in", () => {
    const stream = joined([aPart([1], [2])]);
    const { parts } = read([stream]);
    stream.fill(0);
    expect(parts).toEqual([aPart([1], [2])]);
  });

  test("a length beyond the limit is refused at once, not waited for", () => {
    const lie = encodePart(aPart([1], [2]));
    new DataView(lie.buffer).setUint32(4, 0xffffffff);
    expect(read([lie]).tooLarge).toBe(true);
    expect(read([joined([aPart([1], [2])])], PART_PREFIX_BYTES + 2).tooLarge).toBe(false);
    expect(read([joined([aPart([1], [2])])], PART_PREFIX_BYTES + 1).tooLarge).toBe(true);
  });

  test("[P1] a page of HTML is no part", () => {
    const page = new Uint8Array(
      Array.from("<!doctype html><title>Wi-Fi</title><p>Log in", (c) => c.charCodeAt(0)),
    );
    const { parts, tooLarge } = read([page]);
    expect({ parts, tooLarge }).toEqual({ parts: [], tooLarge: true });
  });

  test("[P1] the proof covers the request, place, head and body, each apart", () => {
    const [one, other] = ["0f".repeat(32), "f0".repeat(32)];
    const inputs = [
      partMacInput(one, 0, bytes(1, 2), bytes(3)),
      partMacInput(other, 0, bytes(1, 2), bytes(3)),
      partMacInput(one, 1, bytes(1, 2), bytes(3)),
      partMacInput(one, 0, bytes(1), bytes(2, 3)),
      partMacInput(one, 0, bytes(1, 2, 3), bytes()),
    ].map(hex);
    expect(new Set(inputs).size).toBe(inputs.length);
  });

  test("a MAC of another length is our own mistake", () => {
    expect(() => encodePart({ ...aPart([], []), mac: bytes(1) })).toThrow(/16 bytes/);
  });
});
