/** Every list, text and number that crosses the wire has a limit; the same ones hold on both sides. */
export const LIMITS = {
  /** One serialised op, in UTF-16 units. */
  opText: 200_000,
  /** Ops in one request; a group is never cut. */
  opsPerPush: 1_000,
  /** Ops of one save. */
  opsPerGroup: 200,
  /** A request's body as it comes, in bytes. */
  bodyBytes: 4_000_000,
  /** The same body inflated, in bytes. */
  inflatedBytes: 16_000_000,
  /** How deep a value may nest. */
  depth: 32,
  /** Scopes a hello may name. */
  cursors: 5_000,
  /** Rows of one frame. */
  frameRows: 768,
  /** A frame's aim, in gzipped bytes: small enough for 40 kbit/s (rule P5). */
  frameBytes: 24_000,
  /** The largest frame a device accepts, in gzipped bytes. */
  frameBytesMax: 4_000_000,
} as const;
