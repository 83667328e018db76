import * as z from "zod/mini";
import { assert } from "./assert";

/** 128 random bits in 22 characters of base64url: the identity of a record, made where it is written. */
export type RecordId = string;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param bytes 16 bytes from a cryptographic source (passed in: `shared` has no randomness of its own) */
export function recordIdFrom(bytes: Uint8Array): RecordId {
  assert(bytes.length === 16, "a record id is made of 16 bytes");
  let text = "";
  for (let i = 0; i < 16; i += 3) {
    const a = bytes[i] ?? 0;
    const b = bytes[i + 1] ?? 0;
    const c = bytes[i + 2] ?? 0;
    const bits = (a << 16) | (b << 8) | c;
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    if (i < 15) text += ALPHABET.charAt((bits >> 6) & 63) + ALPHABET.charAt(bits & 63);
  }
  return text;
}

const RANDOM_ID = /^[A-Za-z0-9_-]{22}$/;
/** Upper case and digits for the rules of the measurements (`chk.newS`, `o2.91`); the dot sets it apart from a random id. */
const CATALOGUE_ID = /^[a-z][a-z0-9]{1,11}(?:\.[A-Za-z0-9_-]{1,40}){1,4}$/;

/** A record's id: random (22 characters of base64url) or a catalogue's own (`svc.a01`, `agy.opeka`). */
export const isRecordId = (text: string): boolean => RANDOM_ID.test(text) || CATALOGUE_ID.test(text);

export const recordIdSchema = z.string().check(z.refine(isRecordId, "not a record id"));
