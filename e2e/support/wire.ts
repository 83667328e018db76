import { gunzipSync } from "node:zlib";

/** One part of an answer of the exchange, as the documents of the wire describe it. */
export interface Part {
  mac: Buffer;
  head: Record<string, unknown>;
  headBytes: Buffer;
  body: Buffer;
}

const PREFIX_BYTES = 24;

/** Splits an answer into its whole parts: head length, body length (4 bytes each, big-endian), MAC (16), head, body. */
export function partsOf(answer: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + PREFIX_BYTES <= answer.length;) {
    const headEnd = at + PREFIX_BYTES + answer.readUInt32BE(at);
    const bodyEnd = headEnd + answer.readUInt32BE(at + 4);
    if (bodyEnd > answer.length) break;
    const headBytes = answer.subarray(at + PREFIX_BYTES, headEnd);
    parts.push({
      mac: answer.subarray(at + 8, at + PREFIX_BYTES),
      head: JSON.parse(headBytes.toString()) as Record<string, unknown>,
      headBytes,
      body: answer.subarray(headEnd, bodyEnd),
    });
    at = bodyEnd;
  }
  return parts;
}

export interface FrameSection {
  /** The collection. */
  c: string;
  /** How many rows. */
  n: number;
  /** Field → its column, packed. */
  f: Record<string, unknown>;
}

export interface Frame {
  scope: string;
  text: string;
  sections: FrameSection[];
}

/** The frames of an answer, inflated. */
export function framesOf(answer: Buffer): Frame[] {
  return partsOf(answer)
    .filter(({ head }) => head.kind === "frame")
    .map(({ head, body }) => {
      const text = gunzipSync(body).toString();
      const { s } = JSON.parse(text) as { s: FrameSection[] };
      return { scope: String(head.scope), text, sections: s };
    });
}
