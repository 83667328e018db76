import { readFileSync } from "node:fs";

/** What this build is called; tools/build.mjs writes the file beside the bundle, the sources alone have none. */
export function buildFacts(): { version: string; build: string } {
  try {
    const text = readFileSync(new URL("./build.json", import.meta.url), "utf8");
    return JSON.parse(text) as { version: string; build: string };
  } catch {
    return { version: "0.1.0", build: "source" };
  }
}
