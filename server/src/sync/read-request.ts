import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { err, ok, type Result } from "@konta/shared/base/result";
import { type Hello, helloSchema } from "@konta/shared/sync/hello";
import { LIMITS } from "@konta/shared/sync/limits";
import { valueProblem } from "@konta/shared/sync/op";
import { type OpLine, parseOpLine } from "@konta/shared/sync/op-line";
import * as z from "zod/mini";

const inflated = promisify(gunzip);

export type RequestProblem =
  | "bad-signature"
  | "not-gzip"
  | "too-large"
  | "bad-hello"
  | "too-many-ops"
  | "bad-line";

export interface ExchangeRequest {
  hello: Hello;
  lines: OpLine[];
}

/** Whether a body comes from the holder of the replica's exchange key. @param macText what that holder signs */
export function provesReplica(
  key: Uint8Array,
  replica: string,
  counter: number,
  body: Uint8Array,
  mac: string,
  macText: (replica: string, counter: number, bodySha256: string) => string,
): boolean {
  const bodyHash = createHash("sha256").update(body).digest("hex");
  const expected = createHmac("sha256", key)
    .update(macText(replica, counter, bodyHash))
    .digest();
  const given = Buffer.from(mac, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The text of a gzipped body. */
export async function inflatedText(body: Uint8Array): Promise<Result<string, "too-large" | "not-gzip">> {
  try {
    const bytes = await inflated(body, { maxOutputLength: LIMITS.inflatedBytes });
    return ok(bytes.toString());
  } catch (problem) {
    const tooLarge =
      problem instanceof RangeError || (problem as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    return err(tooLarge ? "too-large" : "not-gzip");
  }
}

/** Inflates and reads a proven body: one hello line, then ops. An op that cannot be read is still a line (rule P4). */
export async function readRequest(body: Uint8Array): Promise<Result<ExchangeRequest, RequestProblem>> {
  const text = await inflatedText(body);
  if (!text.ok) return text;
  const rows = text.value.split("\n").filter((row) => row !== "");
  const hello = readHello(rows[0]);
  if (!hello) return err("bad-hello");
  if (rows.length - 1 > LIMITS.opsPerPush) return err("too-many-ops");
  const lines = rows.slice(1).map(parseOpLine);
  const readable = lines.filter((line) => line !== null);
  // A line without a number cannot be taken into custody: saying "applied" about it would lose it.
  return readable.length === lines.length ? ok({ hello, lines: readable }) : err("bad-line");
}

function readHello(row: string | undefined): Hello | null {
  try {
    const value: unknown = JSON.parse(row ?? "");
    if (valueProblem(value)) return null;
    const parsed = z.safeParse(helloSchema, value);
    return parsed.success && Object.keys(parsed.data.cursors ?? {}).length <= LIMITS.cursors
      ? parsed.data
      : null;
  } catch {
    return null;
  }
}
