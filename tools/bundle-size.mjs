import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "./make-ready.mjs";

const DIST = join(ROOT, "client", "dist");

/** The screens a device can open on: a new one signs in, a known one unlocks and goes on to the day. */
const FIRST_SCREENS = [/features\/sign-in\//, /features\/(unlock|today)\//];
/** What the service worker keeps for work without signal, beside itself; the same kinds as in vite.config.ts. */
const KEPT = /\.(js|css|html|svg|png|wasm|woff2)$/;

const gzBytes = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;
const sum = (files) => [...files].reduce((bytes, file) => bytes + gzBytes(file), 0);

function filesUnder(folder) {
  return readdirSync(join(DIST, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    return statSync(join(DIST, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

/** A chunk's script and those of everything it imports at once. */
function scriptsOf(chunks, key, seen = new Set()) {
  const chunk = chunks[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const each of chunk.imports ?? []) scriptsOf(chunks, each, seen);
  return seen;
}

/** Gzipped bytes of the built client: the scripts of the heaviest first screen, and the whole install. */
export function bundleSizes() {
  const manifest = join(DIST, ".vite", "manifest.json");
  if (!existsSync(manifest))
    throw new Error("client/dist has no .vite/manifest.json: build the client first");
  const chunks = JSON.parse(readFileSync(manifest, "utf8"));
  const entry = Object.keys(chunks).find((key) => chunks[key].isEntry);
  if (!entry) throw new Error("the client's build names no entry");
  const screens = FIRST_SCREENS.map((pattern) => {
    const scripts = scriptsOf(chunks, entry);
    const lazy = Object.keys(chunks).filter((key) => chunks[key].isDynamicEntry && pattern.test(key));
    for (const key of lazy) scriptsOf(chunks, key, scripts);
    return sum(scripts);
  });
  return {
    firstRoute: Math.max(...screens),
    precache: sum(filesUnder("").filter((file) => KEPT.test(file))),
  };
}
