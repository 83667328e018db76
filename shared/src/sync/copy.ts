import * as z from "zod/mini";
import { line } from "../base/text";
import { LIMITS } from "./limits";

/** What a second copy of an unsent op says once the office has opened it (rule O6). */
export const copySchema = z.object({
  replica: line(30),
  incarnation: z.int().check(z.minimum(1)),
  n: z.int().check(z.minimum(1)),
  text: z.string().check(z.maxLength(LIMITS.opText)),
  /** HMAC-SHA-256 of `copyMacText` under the replica's exchange key, hexadecimal. */
  mac: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type Copy = z.infer<typeof copySchema>;

/** What the replica signs: whoever hands a copy in can neither read it nor make one. */
export const copyMacText = ({ replica, incarnation, n, text }: Omit<Copy, "mac">): string =>
  `konta copy 1\n${replica}\n${incarnation}\n${n}\n${text}`;

/** Names the purpose when the key between device and office is derived (HKDF, SHA-256). */
export const COPY_PURPOSE = "konta copy 1";
/** A point of P-256, uncompressed. */
export const POINT_BYTES = 65;
export const NONCE_BYTES = 12;

/** A sealed copy: the device's one-time point · nonce · AES-256-GCM of the gzipped JSON, with its tag. */
const sealedCopy = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(2 * LIMITS.opText));

/** `POST /api/sync/v1/copies`: a name is a replica and a number; what the copy holds is told by nothing but the copy. */
export const handInSchema = z.object({
  copies: z.array(z.object({ name: line(60), sealed: sealedCopy })).check(z.maxLength(50)),
});
export type HandIn = z.infer<typeof handInSchema>;

/**
 * What became of each; "unreadable" is sealed for another office or broken, and stays on the device. The hash is that of the
 * text inside, which nobody knows who has not opened the copy: it proves whose answer this is (rule P1).
 */
export const handedInSchema = z.object({
  results: z.array(z.object({ name: line(60), status: line(20), hash: z.optional(line(20)) })),
});
export type HandedIn = z.infer<typeof handedInSchema>;
