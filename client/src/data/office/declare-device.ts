import { err, ok, type Result } from "@konta/shared/base/result";
import type { DeviceEnd } from "@konta/shared/sync/device-order";
import * as z from "zod/mini";
import { askJson, type Heard } from "../../sync/ask-json";
import { readerHeaders } from "./read-office";

/** What became of a device. */
export type DeviceWord = DeviceEnd | "found";

/**
 * `emptied`: everything of it is gone, nothing can be said of it any more · `gone`: not there, or not this person's to say ·
 * `no-answer`: nobody answered, or somebody else did; it may have arrived.
 */
export type DeclareProblem = "emptied" | "gone" | "no-answer" | "signed-out" | "busy" | "failed";

const declaredSchema = z.object({ replicas: z.array(z.string()) });

function problemOf(heard: Exclude<Heard<unknown>, { kind: "done" }>): DeclareProblem {
  if (heard.kind !== "refused") return "no-answer";
  switch (heard.status) {
    case 409:
      return "emptied";
    case 403:
    case 404:
      return "gone";
    case 401:
      return "signed-out";
    case 429:
    case 503:
      return "busy";
    default:
      return "failed";
  }
}

/**
 * Says what became of the device in which a replica lives, for everybody who works there (rule S6). Said twice it is the same.
 * @returns the replicas it was said of
 */
export async function declareDevice(
  replica: string,
  word: DeviceWord,
): Promise<Result<string[], DeclareProblem>> {
  const path = `/api/devices/${encodeURIComponent(replica)}`;
  const heard = await askJson(
    `${path}/${word === "found" ? "found" : "end"}`,
    word === "found" ? {} : { end: word },
    declaredSchema,
    { headers: readerHeaders() },
  );
  return heard.kind === "done" ? ok(heard.value.replicas) : err(problemOf(heard));
}
