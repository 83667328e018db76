import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { MiddlewareHandler } from "hono";

interface StaticFile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  cache: string;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** A build names its assets after their content, so they never change; the page and the service worker keep their names. */
const cacheOf = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

/**
 * The built client, read whole when the server starts (about two megabytes): what is not in the folder then can never be
 * served, whatever a path says.
 */
export function readClient(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const body = new Uint8Array(readFileSync(file));
    files.set(path, {
      body,
      type: TYPES[extname(path)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      cache: cacheOf(path),
    });
  }
  return files;
}

export const indexHtmlOf = (files: Map<string, StaticFile>): string => {
  const index = files.get("/index.html");
  return index ? new TextDecoder().decode(index.body) : "";
};

/** A path of the app, not of a file: the page itself finds out what to show there. */
const isAppRoute = (path: string): boolean => extname(path) === "" && !path.startsWith("/api/");

export const serveClient =
  (files: Map<string, StaticFile>): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return next();
    const file = files.get(c.req.path) ?? (isAppRoute(c.req.path) ? files.get("/index.html") : undefined);
    if (!file) return next();
    const headers = { "Content-Type": file.type, "Cache-Control": file.cache, ETag: file.etag };
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
    return c.body(file.body, 200, headers);
  };
