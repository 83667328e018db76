import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Copy, COPY_PURPOSE, copySchema, NONCE_BYTES, POINT_BYTES } from "@konta/shared/sync/copy";
import { LIMITS } from "@konta/shared/sync/limits";
import * as z from "zod/mini";
import type { SealBox } from "../db/seal-box";

const inflated = promisify(gunzip);
const CURVE = "prime256v1";
const TAG_BYTES = 16;
/** JSON around the text, and UTF-8. */
const MOST_BYTES = LIMITS.opText * 4;

/** The office's half of the key for second copies; it follows from the data key and needs no file of its own. */
function officeKey(box: SealBox) {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(box.derive("konta hand-over key P-256 1"));
  return pair;
}

/** What devices seal second copies for: a point of P-256, uncompressed, base64url. */
export const handOverKey = (box: SealBox): string => officeKey(box).getPublicKey().toString("base64url");

/** Null when it was sealed for somebody else, was changed, or is none. */
export async function openCopy(box: SealBox, sealed: Uint8Array): Promise<Copy | null> {
  try {
    const point = sealed.subarray(0, POINT_BYTES);
    const nonce = sealed.subarray(POINT_BYTES, POINT_BYTES + NONCE_BYTES);
    const rest = sealed.subarray(POINT_BYTES + NONCE_BYTES);
    const secret = officeKey(box).computeSecret(point);
    const key = Buffer.from(hkdfSync("sha256", secret, point, COPY_PURPOSE, 32));
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAuthTag(rest.subarray(rest.length - TAG_BYTES));
    const gzipped = Buffer.concat([decipher.update(rest.subarray(0, -TAG_BYTES)), decipher.final()]);
    const bytes = await inflated(gzipped, { maxOutputLength: MOST_BYTES });
    const parsed = z.safeParse(copySchema, JSON.parse(bytes.toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
