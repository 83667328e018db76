import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printFrames } from "./print-frames";
import { aMunicipality } from "./sync/test-municipality";
import { aReplica, sharedPerson } from "./sync/test-person";

function printed(bytes: Uint8Array): string[] {
  const file = join(mkdtempSync(join(tmpdir(), "konta-")), "answer");
  writeFileSync(file, bytes);
  const lines: string[] = [];
  printFrames(file, (line) => lines.push(line));
  return lines;
}

test("[P1] a stream of the exchange is printed readably: every head, and every row under its own", async () => {
  const db = aMunicipality();
  const social = aReplica(db, "social");
  const { person } = await sharedPerson(db, social);
  const fresh = aReplica(db, "social");
  const heard = await fresh.sync();
  const lines = printed(heard.bytes);
  const heads = lines
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { kind: string });
  expect(heads.map(({ kind }) => kind)).toEqual(["answer", ...heard.frames.map(() => "frame"), "end"]);
  expect(lines.filter((line) => line.includes(person))).not.toEqual([]);
  expect(lines.length - heads.length).toBe(heard.frames.reduce((sum, { rows }) => sum + rows.length, 0));
  expect(printed(Buffer.from("<!doctype html><title>Wi-Fi</title>"))).toEqual([
    "a part is larger than any frame: this is no answer of the exchange",
  ]);
});
