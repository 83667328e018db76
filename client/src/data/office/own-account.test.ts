import { READER_HEADER } from "@konta/shared/access/reader-header";
import { err, ok } from "@konta/shared/base/result";
import { afterEach, expect, test, vi } from "vitest";
import { changePassword, confirmFactor, endOtherSessions, endSession, removeFactor } from "./own-account";

interface Sent {
  path: string;
  method: string;
  reader: string | undefined;
  body: unknown;
}
const sent: Sent[] = [];
function answers(body: string | null, status = 200, headers = {}): void {
  vi.stubGlobal(
    "fetch",
    (path: string, asked: { method: string; headers: Record<string, string>; body: string }) => {
      const reader = asked.headers[READER_HEADER];
      sent.push({ path, method: asked.method, reader, body: JSON.parse(asked.body) });
      return Promise.resolve(new Response(body, { status, headers }));
    },
  );
}
const problem = (code: string, field?: string) => JSON.stringify({ error: { code, message: "", field } });

afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

test("everything says whose account it is about, so that a colleague's session changes nothing", async () => {
  answers(null, 204);
  expect(await endSession("staff.a", "x/y")).toEqual(ok(null));
  expect(await removeFactor("staff.a", "123456")).toEqual(ok(null));
  expect(await changePassword("staff.a", "old", "new")).toEqual(ok(null));
  answers(`{"ended":2}`);
  expect(await endOtherSessions("staff.a")).toEqual(ok(2));
  answers(`{"recoveryCodes":["A-B"]}`);
  expect(await confirmFactor("staff.a", "123456")).toEqual(ok(["A-B"]));
  expect(sent.map(({ reader }) => reader)).toEqual(Array(5).fill("staff.a"));
  expect(sent[0]).toMatchObject({ method: "DELETE", path: "/api/sessions/x%2Fy" });
  expect(sent[2]?.body).toEqual({ password: "old", newPassword: "new" });
});

test.each([
  [401, "wrong-code", { code: "wrong-code" }],
  [401, "wrong-credentials", { code: "wrong-password" }],
  [401, "signed-out", { code: "signed-out" }],
  [404, "not-found", { code: "gone" }],
  [409, "conflict", { code: "gone" }],
  [429, "too-many", { code: "busy", waitS: 300 }],
  [500, "internal", { code: "failed" }],
])("status %d %s is said as what it is", async (status, code, said) => {
  answers(problem(code), status, { "retry-after": "300" });
  expect(await confirmFactor("staff.a", "123456")).toEqual(err(said));
});

test("a new password that is not taken comes back with its reason", async () => {
  answers(problem("unprocessable", "common"), 422);
  expect(await changePassword("staff.a", "old", "new")).toEqual(err({ code: "refused", reason: "common" }));
});

test("nothing, or a page of a Wi-Fi, is no answer", async () => {
  answers("<html>log in</html>");
  expect(await confirmFactor("staff.a", "1")).toEqual(err({ code: "not-ours" }));
  answers(`{"login":"please"}`, 401);
  expect(await confirmFactor("staff.a", "1")).toEqual(err({ code: "not-ours" }));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  expect(await confirmFactor("staff.a", "1")).toEqual(err({ code: "offline" }));
});
