import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "./make-ready.mjs";

/** Bytes after gzip (level 6), design page "product": first route ≤ 190 kB, whole install ≤ 900 kB. */
export const BUNDLE_LIMITS = { firstRoute: 190_000, precache: 900_000 };

const DIST = join(ROOT, "client/dist");

const gzBytes = (file) => gzipSync(readFileSync(file), { level: 6 }).length;
const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");

/** `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`; never `import("./x.js")`. */
const STATIC_IMPORT = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?from\s*)?["'](\.[^"']+)["']/g;

/** Every script that the page loads before anybody touches it: its own, and what those import statically. */
function eagerScripts(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const waiting = [
    ...matches(html, /<script[^>]*\ssrc="([^"]+)"/g),
    ...matches(html, /<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g),
  ].map((path) => normalize(path.replace(/^\//, "")));
  const found = new Set();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = readFileSync(join(dist, path), "utf8");
    waiting.push(...matches(code, STATIC_IMPORT).map((each) => normalize(join(path, "..", each))));
  }
  return [...found];
}

/** Every file that the service worker fetches when the app is installed, and itself. */
function installedFiles(dist) {
  const worker = readFileSync(join(dist, "service-worker.js"), "utf8");
  const listed = matches(worker, /\burl["']?:\s*["'`]([^"'`]+)["'`]/g).map((path) => path.replace(/^\//, ""));
  const files = [...new Set(listed)].filter((path) => existsSync(join(dist, path)));
  if (!files.includes("index.html")) throw new Error("the service worker's list of files was not understood");
  return [...files, "service-worker.js"];
}

const measured = (dist, files, limit) => {
  const sizes = files.map((path) => ({ path, bytes: gzBytes(join(dist, path)) }));
  return {
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    limit,
    files: sizes.toSorted((a, b) => b.bytes - a.bytes),
  };
};

/** What the built client weighs, in bytes after gzip; `files` with the largest first. */
export function bundleSizes(dist = DIST) {
  return {
    firstRoute: measured(dist, eagerScripts(dist), BUNDLE_LIMITS.firstRoute),
    precache: measured(dist, installedFiles(dist), BUNDLE_LIMITS.precache),
  };
}

/** One line for each limit that the built client exceeds, naming its largest files; none when all is well. */
export function bundleProblems(dist = DIST) {
  return Object.entries(bundleSizes(dist)).flatMap(([name, { bytes, limit, files }]) => {
    if (bytes <= limit) return [];
    const largest = files.slice(0, 5).map(({ path, bytes: each }) => `${path} ${each}`);
    return [`bundle.${name}: ${bytes} bytes gzipped, limit ${limit} (${largest.join(", ")})`];
  });
}
