/** What came back from the network: only what arrived, proven later part by part. */
export interface Reply {
  status: number;
  contentType: string;
  retryAfter: string | null;
  /** The bytes as they come; the iteration throws when the connection breaks or stalls. */
  chunks: AsyncIterable<Uint8Array>;
}

/** The daily exchange, or the comparison of a scope's rows (rule S4). */
export type Endpoint = "exchange" | "verify";

/** Sends one request. Throws when nothing could be sent or no answer began. */
export type Send = (body: Uint8Array, headers: Record<string, string>, to: Endpoint) => Promise<Reply>;

/** Proves requests and checks answers with the replica's exchange key. */
export interface Proof {
  macHex(text: string): Promise<string>;
  verify16(bytes: Uint8Array, mac: Uint8Array): Promise<boolean>;
}
