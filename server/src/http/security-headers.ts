import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";

/**
 * Styles that the component library writes into the page while it runs (usePress, and usePreventScroll on Safari).
 * They are allowed by their hashes; a new version of the library with other words shows up as a refused style.
 */
const LIBRARY_STYLES = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
];

/** The policies of our own script: one for the addresses of its workers and of the service worker. */
const TRUSTED_TYPES = "konta-own-scripts";

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const inside = (html: string, tag: "style" | "script"): string[] =>
  [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, "g"))]
    .map((match) => match[1] ?? "")
    .filter((text) => text !== "");

/** @param indexHtml the built page, whose own inline styles and scripts are allowed by hash; empty when nothing is built */
export function contentSecurityPolicy(indexHtml: string): string {
  const styles = [...LIBRARY_STYLES, ...inside(indexHtml, "style")].map(hashOf);
  const scripts = inside(indexHtml, "script").map(hashOf);
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ].join("; ");
}

const YEAR_S = 31_536_000;

/** The headers of every answer, failures included. */
export function securityHeaders(indexHtml: string, https: boolean): MiddlewareHandler {
  const headers: Record<string, string> = {
    "Content-Security-Policy": contentSecurityPolicy(indexHtml),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    // The camera reads badges, the place of a visit is set on the spot; nothing else of the device is touched.
    "Permissions-Policy":
      "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), serial=(), browsing-topics=()",
    ...(https ? { "Strict-Transport-Security": `max-age=${YEAR_S}; includeSubDomains` } : {}),
  };
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}
