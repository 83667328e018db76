import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMITS } from "@konta/shared/sync/limits";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { JSON_BODY_BYTES } from "./app";
import { aStaffMember, aTestApp, PASSWORD } from "./app-fixture";

const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

describe("headers", () => {
  test("every answer carries them, failures included", async () => {
    const app = aTestApp();
    for (const path of ["/healthz", "/api/nothing", "/api/session", "/nowhere.js"]) {
      const { headers } = await app.get(path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("require-trusted-types-for 'script'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("strict-transport-security")).toBeNull();
    }
  });

  test("over https they say so for a year", async () => {
    const app = aTestApp({ origin: "https://konta.example", https: true });
    const { headers } = await app.get("/healthz");
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
  });
});

describe("what is refused before it is read", () => {
  const body = { username: "nurse", password: PASSWORD };
  const json = { "content-type": "application/json" };

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sibling host", { "sec-fetch-site": "same-site" }],
    ["a foreign origin", { "sec-fetch-site": "same-origin", origin: "https://elsewhere.example" }],
    ["a name re-pointed at this machine", { origin: "http://elsewhere.example", host: "elsewhere.example" }],
    ["no word on where it comes from", {}],
  ])("%s", async (_, headers) => {
    const answer = await aTestApp().request("/api/session", {
      method: "POST",
      headers: { ...json, ...headers } as Record<string, string>,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(403);
    expect(await codeOf(answer)).toBe("foreign-origin");
  });

  test("the own origin of this machine may ask, and with a public address only that one", async () => {
    const own = { origin: "http://localhost:8787", host: "localhost:8787", "sec-fetch-site": "same-origin" };
    expect((await aTestApp().post("/api/session", body, own)).status).toBe(401);
    const proxied = { ...own, origin: "http://localhost:5173" };
    expect((await aTestApp().post("/api/session", body, proxied)).status).toBe(401);
    const https = aTestApp({ origin: "https://konta.example", https: true });
    expect((await https.post("/api/session", body, own)).status).toBe(403);
    expect((await https.post("/api/session", body, { origin: "https://konta.example" })).status).toBe(401);
  });

  test("[P1] the exchange's own proof stands in for an origin", async () => {
    const sync = new Hono().post("/exchange", (c) => c.text("reached"));
    const app = aTestApp({ sync });
    const send = (headers: Record<string, string>) =>
      app.request("/api/sync/v1/exchange", { method: "POST", headers, body: "x" });
    expect((await send({ "content-type": SYNC_TYPE, [HEADERS.mac]: "00" })).status).toBe(200);
    expect((await send({ "content-type": SYNC_TYPE })).status).toBe(403);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "the type %s",
    async (type) => {
      const answer = await aTestApp().post("/api/session", body, { "content-type": type });
      expect(answer.status).toBe(415);
    },
  );

  test("a body over the limit, announced or streamed", async () => {
    const app = aTestApp();
    const large = JSON.stringify({ username: "x", password: "x".repeat(JSON_BODY_BYTES) });
    const announced = await app.post("/api/session", large, { "content-length": String(large.length) });
    expect(announced.status).toBe(413);
    const streamed = await app.request("/api/session", {
      method: "POST",
      headers: { ...json, "sec-fetch-site": "same-origin" },
      body: new Blob([large]).stream(),
      duplex: "half",
    });
    expect(streamed.status).toBe(413);
    const copies = await app.post("/api/sync/v1/copies", "x".repeat(LIMITS.bodyBytes + 1));
    expect(copies.status).toBe(413);
  });

  test("a deep nest, a name that reaches prototypes, and what is no JSON", async () => {
    const app = aTestApp();
    const deep = `${'{"a":'.repeat(100)}1${"}".repeat(100)}`;
    for (const text of [deep, '{"username":"x","password":"y","__proto__":{"admin":true}}', "{", "[]"]) {
      const answer = await app.post("/api/session", text);
      expect(answer.status).toBe(400);
      expect(await codeOf(answer)).toBe("invalid");
    }
  });

  test("a wrong field is named", async () => {
    const answer = await aTestApp().post("/api/session", { username: 7, password: "y" });
    expect(await answer.json()).toMatchObject({ error: { code: "invalid", field: "username" } });
  });
});

test("an unknown path of the API is a JSON 404, signed in or not", async () => {
  const answer = await aTestApp().get("/api/nothing/here");
  expect(answer.status).toBe(404);
  expect(await codeOf(answer)).toBe("not-found");
});

test("the description of the interface names every route that answers", async () => {
  const app = aTestApp();
  const { paths } = (await (await app.get("/api/openapi.json")).json()) as { paths: Record<string, object> };
  for (const path of Object.keys(paths).filter((each) => !each.includes("/sync/"))) {
    const url = path.replace("{id}", "x");
    const [method = "get"] = Object.keys(paths[path] ?? {});
    const answer =
      method === "post"
        ? await app.post(url, {})
        : await app.request(url, { method, headers: { "sec-fetch-site": "same-origin" } });
    expect(answer.status, path).not.toBe(404);
  }
  expect(JSON.stringify(paths["/api/sync/v1/enrol"])).toContain("exchangeKey");
});

test("an unexpected failure tells nothing of itself", async () => {
  const sync = new Hono().post("/verify", () => {
    throw new Error("secret detail");
  });
  const answer = await aTestApp({ sync }).post("/api/sync/v1/verify", {});
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("secret");
});

test("the log knows routes and never what was asked for", async () => {
  const app = aTestApp();
  await aStaffMember(app.db, "nurse", ["nurse"]);
  const cookie = await app.signIn("nurse");
  await app.get("/api/people/AAAAAAAAAAAAAAAAAAAAAA?q=Δοκιμάκη", cookie);
  const text = app.lines.join("");
  expect(text).toContain('"route":"/api/session"');
  for (const personal of ["nurse", "AAAAAAAAAAAAAAAAAAAAAA", "Δοκιμάκη", PASSWORD])
    expect(text).not.toContain(personal);
});

describe("the built client", () => {
  const folder = mkdtempSync(join(tmpdir(), "konta-client-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><style>b{}</style><title>Konta</title>");
  writeFileSync(join(folder, "service-worker.js"), "self;");
  writeFileSync(join(folder, "assets", "app-1a2b.js"), "1;");
  const app = aTestApp({ clientFolder: folder });

  test("hashed assets are kept for ever, the page and the service worker are asked for again", async () => {
    expect((await app.get("/assets/app-1a2b.js")).headers.get("cache-control")).toContain("immutable");
    expect((await app.get("/")).headers.get("cache-control")).toBe("no-cache");
    expect((await app.get("/service-worker.js")).headers.get("cache-control")).toBe("no-cache");
  });

  test("routes of the app answer the page, missing files do not", async () => {
    expect(await (await app.get("/people/AAAAAAAAAAAAAAAAAAAAAA")).text()).toContain("<title>Konta");
    expect((await app.get("/assets/gone.js")).status).toBe(404);
    expect((await app.get("/../package.json")).status).toBe(404);
  });

  test("the page's own styles are allowed by hash", async () => {
    expect((await app.get("/")).headers.get("content-security-policy")).toMatch(
      /style-src 'self'( 'sha256-[^']+'){3};/,
    );
  });

  test("an unchanged file is not sent again", async () => {
    const etag = (await app.get("/")).headers.get("etag") ?? "";
    expect((await app.request("/", { headers: { "if-none-match": etag } })).status).toBe(304);
  });
});
