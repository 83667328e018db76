import { expect, test } from "vitest";
import { aStaffMember, aTestApp } from "../app-fixture";
import { READS_PER_ACCOUNT, READS_PER_SESSION } from "./read-limits";

const reads = async (app: ReturnType<typeof aTestApp>, cookie: string, times: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let read = 0; read < times; read += 1) statuses.push((await app.get("/api/devices", cookie)).status);
  return statuses;
};

test("a session may read so much a minute; another person's is not held up", async () => {
  const app = aTestApp();
  await aStaffMember(app.db, "nurse", ["nurse"]);
  await aStaffMember(app.db, "clerk", ["clerk"]);
  const cookie = await app.signIn("nurse");
  expect(new Set(await reads(app, cookie, READS_PER_SESSION))).toEqual(new Set([200]));
  const refused = await app.get("/api/devices", cookie);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ error: { code: "too-many" } });
  expect((await app.get("/api/review?kind=people&q=a", cookie)).status).toBe(429);
  expect((await app.get("/api/session", cookie)).status).toBe(200);
  expect((await app.get("/api/devices", await app.signIn("clerk"))).status).toBe(200);
});

test("signing in again and again buys a person no more than her account's share", async () => {
  const app = aTestApp();
  await aStaffMember(app.db, "nurse", ["nurse"]);
  const statuses: number[] = [];
  for (let session = 0; session <= READS_PER_ACCOUNT / READS_PER_SESSION; session += 1)
    statuses.push(...(await reads(app, await app.signIn("nurse"), READS_PER_SESSION)));
  expect(statuses.filter((status) => status === 200)).toHaveLength(READS_PER_ACCOUNT);
});
