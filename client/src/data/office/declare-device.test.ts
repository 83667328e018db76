import { err, ok } from "@konta/shared/base/result";
import { afterEach, expect, test, vi } from "vitest";
import { declareDevice } from "./declare-device";

afterEach(() => vi.unstubAllGlobals());

test("[S6] what became of a device goes to the address of a replica that lives there", async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal("fetch", (path: string, { body }: { body: string }) => {
    sent.push([path, JSON.parse(body)]);
    return Promise.resolve(new Response(`{"replicas":["a-b","c"]}`));
  });
  expect(await declareDevice("a-b", "stolen")).toEqual(ok(["a-b", "c"]));
  expect(await declareDevice("a-b", "found")).toEqual(ok(["a-b", "c"]));
  expect(sent).toEqual([
    ["/api/devices/a-b/end", { end: "stolen" }],
    ["/api/devices/a-b/found", {}],
  ]);
});

test.each([
  [409, "emptied"],
  [404, "gone"],
  [403, "gone"],
  [401, "signed-out"],
  [429, "busy"],
  [503, "busy"],
  [500, "failed"],
])("status %d in our own words is %s", async (status, problem) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(`{"error":{"code":"x"}}`, { status })));
  expect(await declareDevice("a", "lost")).toEqual(err(problem));
});

test("nothing, or a page of a Wi-Fi, is no answer: it may have arrived", async () => {
  for (const status of [200, 404, 409]) {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("<html>log in</html>", { status })));
    expect(await declareDevice("a", "lost")).toEqual(err("no-answer"));
  }
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  expect(await declareDevice("a", "lost")).toEqual(err("no-answer"));
});
