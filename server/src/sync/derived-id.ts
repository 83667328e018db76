import { createHash } from "node:crypto";
import { recordIdFrom } from "@konta/shared/base/id";

/** The id of a record that follows from others: the hash of what it follows from. */
export const derivedId = (...from: string[]): string =>
  recordIdFrom(createHash("sha256").update(from.join("\n")).digest().subarray(0, 16));
