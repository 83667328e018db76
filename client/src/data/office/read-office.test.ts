import { READER_HEADER } from "@konta/shared/access/reader-header";
import * as z from "zod/mini";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readAs, readOffice } from "./read-office";

const schema = z.object({ total: z.int() });
const answers = (body: string, status = 200) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));

afterEach(() => vi.unstubAllGlobals());

describe("a read of the office", () => {
  test("gives what the schema asks for", async () => {
    answers(`{"total":3,"more":true}`);
    expect(await readOffice("/api/conflicts", schema)).toEqual({ total: 3 });
  });

  test.each([
    [401, "signed-out"],
    [403, "forbidden"],
    [404, "not-found"],
    [429, "busy"],
    [503, "busy"],
    [500, "server"],
  ])("status %d in our own words is %s", async (status, code) => {
    answers(`{"error":{"code":"x","message":""}}`, status);
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code });
  });

  test("a session that must set up a second factor first is told apart from a page that is not one's own", async () => {
    answers(`{"error":{"code":"second-factor-missing","message":""}}`, 403);
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code: "factor-missing" });
  });

  test("a page of a Wi-Fi with status 200, and a foreign 401, are not our server", async () => {
    answers("<html>log in</html>");
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code: "not-ours" });
    answers(`{"login":"please"}`, 401);
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code: "not-ours" });
    answers(`{"total":"three"}`);
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code: "not-ours" });
  });

  test("nothing answered", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    await expect(readOffice("/api/conflicts", schema)).rejects.toMatchObject({ code: "offline" });
  });

  test("says whom it is for, so that a colleague's session answers nothing", async () => {
    const sent: string[] = [];
    vi.stubGlobal("fetch", (_path: string, { headers }: { headers: Record<string, string> }) => {
      sent.push(headers[READER_HEADER] ?? "");
      return Promise.resolve(new Response(`{"total":1}`));
    });
    readAs("stf.clerk");
    await readOffice("/api/conflicts", schema);
    expect(sent).toEqual(["stf.clerk"]);
  });
});
