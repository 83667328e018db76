import { err, ok } from "@konta/shared/base/result";
import { afterEach, expect, test, vi } from "vitest";
import { decideWaiting } from "./decide-waiting";

const answers = (body: string, status = 200) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
const problem = (code: string, field?: string) => JSON.stringify({ error: { code, message: "", field } });

afterEach(() => vi.unstubAllGlobals());

test("[M9] the decision and its words go to the op's own address", async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal("fetch", (path: string, { body }: { body: string }) => {
    sent.push([path, JSON.parse(body)]);
    return Promise.resolve(new Response(`{"applied":4}`));
  });
  expect(await decideWaiting("a-b", "reject", "λάθος κοινότητα")).toEqual(ok(4));
  expect(sent).toEqual([["/api/review/quarantine/a-b/reject", { why: "λάθος κοινότητα" }]]);
});

test("still refused: for the reason it has now", async () => {
  answers(problem("unprocessable", "bad-value"), 422);
  expect(await decideWaiting("a", "release", "ναι")).toEqual(err({ code: "refused", reason: "bad-value" }));
});

test.each([
  [404, "gone"],
  [403, "gone"],
  [401, "signed-out"],
  [429, "busy"],
  [503, "busy"],
  [500, "failed"],
])("status %d in our own words is %s", async (status, code) => {
  answers(problem("x"), status);
  expect(await decideWaiting("a", "release", "ναι")).toEqual(err({ code }));
});

test("nothing, or a page of a Wi-Fi, is no answer: it may have arrived", async () => {
  for (const status of [200, 404, 422]) {
    answers("<html>log in</html>", status);
    expect(await decideWaiting("a", "release", "ναι")).toEqual(err({ code: "no-answer" }));
  }
  answers(`{"login":"please"}`, 401);
  expect(await decideWaiting("a", "release", "ναι")).toEqual(err({ code: "no-answer" }));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  expect(await decideWaiting("a", "release", "ναι")).toEqual(err({ code: "no-answer" }));
});
