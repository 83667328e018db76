import { HEADERS, requestMacText, SYNC_TYPE, verifyMacText } from "@konta/shared/sync/request-mac";
import type { Endpoint, Proof, Reply, Send } from "./exchange-port";

export interface RequestPorts {
  send: Send;
  proof: Proof;
  gzip: (text: string) => Promise<Uint8Array>;
  sha256Hex: (bytes: Uint8Array) => Promise<string>;
}

const MAC_TEXT = { exchange: requestMacText, verify: verifyMacText };

/** An answer, and the MAC of the request it has to be for. */
export interface Answered {
  reply: Reply;
  mac: string;
}

/**
 * Sends one request of a replica, gzipped and signed with its exchange key (rule P1).
 * @returns null when the line brought no answer; what fails here before anything is sent is thrown
 */
export async function sendSigned(
  ports: RequestPorts,
  to: Endpoint,
  { replica, counter, text }: { replica: string; counter: number; text: string },
): Promise<Answered | null> {
  const body = await ports.gzip(text);
  const signed = MAC_TEXT[to](replica, counter, await ports.sha256Hex(body));
  const mac = await ports.proof.macHex(signed);
  const headers = {
    "content-type": SYNC_TYPE,
    [HEADERS.encoding]: "gzip",
    [HEADERS.replica]: replica,
    [HEADERS.counter]: String(counter),
    [HEADERS.mac]: mac,
  };
  try {
    return { reply: await ports.send(body, headers, to), mac };
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds or as a date; null when it says nothing usable. */
export function retryAfterMs(value: string | null, now: number): number | null {
  if (value === null) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Why an answer is none; nothing of it counts. */
export type NoAnswer =
  | { kind: "no-network" }
  | { kind: "not-our-server" }
  | { kind: "refused"; status: number }
  | { kind: "busy"; retryAfterMs: number | null };

/** Null when what came back may be an answer of our server; its parts still have to prove it. */
export function noAnswer(reply: Reply, now: number): NoAnswer | null {
  if (reply.status === 429 || reply.status >= 500)
    return { kind: "busy", retryAfterMs: retryAfterMs(reply.retryAfter, now) };
  if (reply.status !== 200) return { kind: "refused", status: reply.status };
  return reply.contentType.startsWith(SYNC_TYPE) ? null : { kind: "not-our-server" };
}
