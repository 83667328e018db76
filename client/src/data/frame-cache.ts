import type { Row } from "@konta/shared/sync/frame";

/** Decoded frames that were used last, up to a number of bytes: 90,000 records do not all live as objects. */
export class FrameCache {
  readonly #frames = new Map<number, { rows: readonly Row[]; bytes: number }>();
  readonly #limitBytes: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get(segment: number): readonly Row[] | null {
    const frame = this.#frames.get(segment);
    if (!frame) return null;
    // A Map keeps the order of insertion: what was used moves to the end.
    this.#frames.delete(segment);
    this.#frames.set(segment, frame);
    return frame.rows;
  }

  /** @param bytes of the frame's text */
  put(segment: number, rows: readonly Row[], bytes: number): void {
    this.forget(segment);
    this.#frames.set(segment, { rows, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#frames.keys()) {
      if (this.#bytes <= this.#limitBytes || oldest === segment) return;
      this.forget(oldest);
    }
  }

  forget(segment: number): void {
    const frame = this.#frames.get(segment);
    if (!frame) return;
    this.#bytes -= frame.bytes;
    this.#frames.delete(segment);
  }
}
