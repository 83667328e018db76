import { err, ok } from "@konta/shared/base/result";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signInAgain } from "./sign-in-again";

const words = { username: "ab", password: "secret" };
const me = { staffId: "AAAAAAAAAAAAAAAAAAAAAA", name: "Anna", shortCode: "AB", roles: ["nurse"] };
const answers = (body: string, status = 200) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
const problem = (code: string) => JSON.stringify({ error: { code, message: "" } });

beforeEach(() => vi.stubGlobal("navigator", { userAgent: "Chrome/141.0 (X11; Linux)" }));
afterEach(() => vi.unstubAllGlobals());

test.each([
  [401, "wrong-credentials", "wrong-credentials"],
  [401, "second-factor-needed", "second-factor-needed"],
  [401, "wrong-code", "wrong-code"],
  [429, "too-many", "busy"],
  [500, "internal", "server"],
])("status %d %s is %s", async (status, code, said) => {
  answers(problem(code), status);
  expect(await signInAgain(me.staffId, words)).toEqual(err(said));
});

test("the code goes along; somebody else's session is left at once", async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal("fetch", (_path: string, { method, body }: { method: string; body?: string }) => {
    sent.push([method, body === undefined ? null : JSON.parse(body)]);
    return Promise.resolve(new Response(JSON.stringify(me)));
  });
  expect(await signInAgain(me.staffId, { ...words, code: "123456" })).toEqual(ok(null));
  expect(sent[0]).toEqual([
    "POST",
    expect.objectContaining({ ...words, code: "123456", device: "Chrome, Linux" }),
  ]);
  expect(await signInAgain("BBBBBBBBBBBBBBBBBBBBBB", words)).toEqual(err("other-person"));
  expect(sent.at(-1)?.[0]).toBe("DELETE");
});
