import { enrolledSchema } from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";
import { type Bytes, textOf, utf8 } from "./bytes";
import { unwrap, wrap, wrappingKey } from "./key-derivation";
import type { KeyringEntry } from "./keyring-shelf";
import type { SecondSecret } from "./second-secret";

/** What a keyring holds once it is open: all of the enrolment but the badge, which must not lie on the tablet. */
const keyringSchema = z.omit(enrolledSchema, { badge: true, serverTime: true });
export type OpenKeyring = z.infer<typeof keyringSchema>;

export const purposeOf = (replica: string, kind: string): string => `konta-keyring|${replica}|${kind}|1`;

/**
 * The keyring under PIN and each of these second secrets.
 * @param stretched the PIN under this salt
 */
export async function wrapsOf(
  enrolment: OpenKeyring,
  { stretched, salt }: { stretched: Bytes; salt: Bytes },
  seconds: readonly SecondSecret[],
): Promise<KeyringEntry["wraps"]> {
  const text = utf8(JSON.stringify(z.parse(keyringSchema, enrolment)));
  const wraps: KeyringEntry["wraps"] = [];
  for (const { kind, secret } of seconds) {
    const purpose = purposeOf(enrolment.replica, kind);
    const key = await wrappingKey(stretched, secret, salt, purpose);
    wraps.push({ kind, wrapped: await wrap(key, text, purpose) });
  }
  return wraps;
}

/** Null when PIN and second secret are not those it was wrapped under. */
export async function openWraps(
  entry: KeyringEntry,
  stretched: Bytes,
  second: SecondSecret,
): Promise<OpenKeyring | null> {
  for (const { kind, wrapped } of entry.wraps) {
    if (kind !== second.kind) continue;
    const purpose = purposeOf(entry.replica, kind);
    const key = await wrappingKey(stretched, second.secret, entry.salt, purpose);
    const opened = await unwrap(key, wrapped, purpose);
    if (opened) return z.parse(keyringSchema, JSON.parse(textOf(opened)));
  }
  return null;
}
