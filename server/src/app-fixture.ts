import { randomBytes } from "node:crypto";
import type { Role } from "@konta/shared/access/role";
import { assert } from "@konta/shared/base/assert";
import { Hono } from "hono";
import { pino } from "pino";
import { acceptablePassword, hashPassword } from "./accounts/password";
import { createApp } from "./app";
import type { AppParts } from "./app-parts";
import { putAccount } from "./db/accounts";
import { type Database, openDatabase } from "./db/open-database";
import { writeRecord } from "./db/records";
import { sealBox } from "./db/seal-box";
import { nextSeq } from "./db/sequence";

/** Monday 23 November 2026, 10:00 in Athens. */
export const NOON_ISH = Date.UTC(2026, 10, 23, 8);
export const PASSWORD = "correct horse battery";

const accepted = acceptablePassword(PASSWORD);
assert(accepted.ok, "the tests' password stands by the rules");
const passwordHash = hashPassword(accepted.value);

export function aRegistryRecord(
  db: Database,
  collection: string,
  id: string,
  fields: Record<string, unknown>,
) {
  const stamp = { createdBy: "", createdAt: NOON_ISH, changedBy: "", changedAt: NOON_ISH };
  const place = { seq: nextSeq(db), scope: "registry", personId: null, deleted: false };
  writeRecord(db, { collection, id, fields, versions: {}, ...place, ...stamp });
}

/** Somebody of the staff with an account; the user name is the staff id without its prefix. */
export async function aStaffMember(db: Database, username: string, roles: Role[]): Promise<string> {
  const staffId = `staff.${username}`;
  const fields = { name: username, shortCode: username, username, roles, structure: "str.one", active: true };
  aRegistryRecord(db, "staff", staffId, fields);
  putAccount(db, {
    staffId,
    username,
    passwordHash: await passwordHash,
    badge: randomBytes(16),
    active: true,
    createdAt: NOON_ISH,
  });
  return staffId;
}

export interface TestApp {
  db: Database;
  clock: { now: number };
  /** Every line that was logged. */
  lines: string[];
  request: ReturnType<typeof createApp>["request"];
  routes: ReturnType<typeof createApp>["routes"];
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  get: (path: string, cookie?: string) => Promise<Response>;
  /** Signs in and returns the Cookie header. */
  signIn: (username: string) => Promise<string>;
}

/** The app over an empty database in memory, with one structure that serves two communities. */
export function aTestApp(parts: Partial<AppParts> = {}): TestApp {
  const db = parts.db ?? openDatabase(":memory:", sealBox(randomBytes(32)));
  aRegistryRecord(db, "structure", "str.one", { el: "One", kind: "central", areas: ["vil.a", "vil.b"] });
  const clock = { now: NOON_ISH };
  const lines: string[] = [];
  const app = createApp({
    db,
    log: pino({ level: "info" }, { write: (line: string) => void lines.push(line) }),
    now: () => clock.now,
    origin: null,
    https: false,
    demo: false,
    secondFactors: false,
    clientFolder: "/nowhere",
    version: "0",
    build: "test",
    sync: new Hono(),
    ...parts,
  });
  const post: TestApp["post"] = async (path, body, headers = {}) =>
    app.request(path, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    db,
    clock,
    lines,
    request: app.request,
    routes: app.routes,
    post,
    get: async (path, cookie) => app.request(path, cookie ? { headers: { cookie } } : {}),
    async signIn(username) {
      const answer = await post("/api/session", { username, password: PASSWORD });
      return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    },
  };
}
