import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { decodeFrame } from "@konta/shared/sync/frame";
import { LIMITS } from "@konta/shared/sync/limits";
import { PartReader } from "@konta/shared/sync/part-codec";

/**
 * Prints a captured answer of the exchange, part by part (for development: it shows what the rows say, and checks no
 * MAC). @param file the answer's bytes, as `curl --output` keeps them
 */
export function printFrames(file: string, say: (line: string) => void): void {
  const parts = new PartReader(LIMITS.frameBytesMax).push(readFileSync(file));
  if (parts === "too-large") return say("a part is larger than any frame: this is no answer of the exchange");
  for (const { head, body } of parts) {
    say(Buffer.from(head).toString());
    if (body.length === 0) continue;
    const rows = decodeFrame(gunzipSync(body).toString());
    if (!rows.ok) say("  (a frame that does not open)");
    else for (const row of rows.value) say(`  ${JSON.stringify(row)}`);
  }
}
