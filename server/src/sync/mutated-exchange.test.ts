import { gunzipSync, gzipSync } from "node:zlib";
import { mayWrite } from "@konta/shared/access/permission-table";
import { collectionNamed } from "@konta/shared/domain/collections";
import { opLine } from "@konta/shared/sync/op-line";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readReplica } from "../db/replicas";
import { grantsOf } from "./exchange";
import { odd, type Standing, turns, work } from "./mutations.fixture";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, STAFF } from "./test-municipality";
import { aPerson, aReplica } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

const RUNS = 500;
/** 10,000 changes in the long form, in municipalities of their own. */
const ROUNDS = Array.from({ length: process.env["KONTA_LONG"] ? 20 : 1 }, (_, round) => round + 1);
/** Milliseconds; the long form shares its machine with others. */
const PATIENCE = 600_000;
const TABLES = ["record", "op", "conflict", "quarantine"];

let db: Database;
let social: TestReplica;
let colleague: TestReplica;

beforeEach(() => {
  db = aMunicipality();
  [social, colleague] = [aReplica(db, "social"), aReplica(db, "social2")];
});

const all = (sql: string, ...given: unknown[]): unknown[] => db.sqlite.prepare(sql).all(...given);
const one = (sql: string, ...given: unknown[]): unknown =>
  db.sqlite
    .prepare(sql)
    .pluck()
    .get(...given);
const everything = (): string => JSON.stringify(TABLES.map((table) => all(`select * from "${table}"`)));
const head = (): number => one("select seq from meta") as number;

/** With people of their own each time: what waits for a decision would hold up all that follows about the same. */
function aStanding(): Standing {
  const [near, far] = [aPerson(), aPerson({ community: "vil.voutes" })];
  applySystemOps(db, [near, far], NOW);
  return { author: social.staffId, here: near.id, elsewhere: far.id, base: [db.epoch, head()] };
}

interface Changed {
  collection: string;
  scope: string;
  changedBy: string;
}
/** What was written since, without the server's own words to authors and about disagreements. */
const peoplesWordsSince = (seq: number): Changed[] =>
  (
    all("select collection, scope, changed_by as changedBy from record where seq > ?", seq) as Changed[]
  ).filter(({ changedBy }) => changedBy !== "");

test.each(ROUNDS)(
  "[P1] without the key nothing of a recorded exchange is taken, whichever byte, header or number is another one (%i)",
  async () => {
    const line = social.op(aPerson());
    social.counter = 1;
    const body = social.body([line]);
    const mac = social.sign(body);
    const before = everything();
    const what = fc.constantFrom("byte", "mac", "counter", "replica");
    await fc.assert(
      fc.asyncProperty(what, fc.nat(), fc.integer({ min: 1, max: 15 }), async (kind, where, by) => {
        const other = Buffer.from(body);
        const at = where % (kind === "mac" ? mac.length : other.length);
        if (kind === "byte") other[at] = (other[at] ?? 0) ^ by;
        const digit = (Number.parseInt(mac[at] ?? "", 16) ^ by).toString(16);
        const given = kind === "mac" ? mac.slice(0, at) + digit + mac.slice(at + 1) : mac;
        const from = kind === "replica" ? colleague : social;
        from.counter = kind === "counter" ? 1 + by : 1;
        expect(await from.send(other, given)).toMatchObject({ ok: false, status: 401 });
      }),
      { numRuns: RUNS },
    );
    expect(everything()).toBe(before);
    social.counter = 1;
    expect(await social.send(body, mac)).toMatchObject({ ok: true });
    expect(everything()).not.toBe(before);
  },
  PATIENCE,
);

test.each(ROUNDS)(
  "[P3] [P4] an op that its own author has changed waits, or does what she may do anyway; its neighbours are applied (%i)",
  async () => {
    const seen = new Map<string, number>();
    const replica = readReplica(db, social.id);
    const grants = replica && grantsOf(db, replica, NOW);
    await fc.assert(
      fc.asyncProperty(work, turns, async (made, changes) => {
        const standing = aStanding();
        const first = social.op(aPerson());
        const whole = social.op(made(standing));
        const last = social.op({
          collection: "phone",
          id: aRecordId(),
          fields: { personId: standing.here, number: "6900000002" },
        });
        const op = JSON.parse(whole.text) as Record<string, unknown>;
        for (const turn of changes) turn(op, standing);
        const start = head();
        const { answer } = await social.sync([first, { ...whole, text: JSON.stringify(op) }, last]);
        const statuses = new Map(answer.results.map(([, n, status]) => [n, status]));
        expect([statuses.get(first.n), statuses.get(last.n)]).toEqual(["applied", "applied"]);
        const status = statuses.get(whole.n) ?? "none";
        expect(["applied", "conflict", "quarantined", "held"]).toContain(status);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        for (const { collection, scope, changedBy } of peoplesWordsSince(start)) {
          const compartment = collectionNamed(collection)?.compartment;
          expect(changedBy).toBe(social.staffId);
          expect(compartment && mayWrite(STAFF.social, compartment)).toBe(true);
          // About somebody who is not here it lies where nobody reads it until she comes.
          const mayLie = scope.startsWith("unknown:") || grants?.reach.has(scope);
          expect(mayLie, `${collection} in ${scope}`).toBe(true);
        }
        expect(one("select seq from record where id = ?", standing.elsewhere)).toBeLessThanOrEqual(start);
        expect(social.alerts).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(seen.get("applied")).toBeGreaterThan(RUNS / 50);
    expect(seen.get("quarantined")).toBeGreaterThan(RUNS / 10);
  },
  PATIENCE,
);

test.each(ROUNDS)(
  "[P1] a hello that says it is somebody else's, signed by her own key, moves nothing of theirs (%i)",
  async () => {
    await colleague.sync([colleague.op(aPerson({ community: "vil.voutes" }))]);
    const theirs = JSON.stringify(readReplica(db, colleague.id));
    const names = fc.constantFrom(
      ..."replica incarnation counter epoch hash cursors custody custodyHash leaving".split(" "),
      ..."sums repairs unsent oldestUnsentAt clock build ops schema protocol".split(" "),
    );
    const theirWords = fc.constantFrom("their id", "their area");
    await fc.assert(
      fc.asyncProperty(names, fc.oneof(odd, theirWords), async (name, value) => {
        social.counter += 1;
        const line = social.op(aPerson());
        const [own = ""] = gunzipSync(social.body([line]))
          .toString()
          .split("\n");
        const said =
          value === "their id"
            ? colleague.id
            : value === "their area"
              ? { "area:vil.voutes/core": 0 }
              : value;
        const hello = { ...(JSON.parse(own) as object), [name]: said };
        const start = head();
        const answer = await social.send(gzipSync([JSON.stringify(hello), opLine(line)].join("\n")));
        if (answer.ok) {
          const chunks: Uint8Array[] = [];
          for await (const part of answer.parts) chunks.push(part);
          const { frames } = social.hear(Buffer.concat(chunks));
          expect(frames.map((frame) => frame.head.scope)).not.toContain("area:vil.voutes/core");
          social.counter = Math.max(social.counter, readReplica(db, social.id)?.lastCounter ?? 0);
        } else expect(answer.status).toBeLessThan(500);
        for (const { changedBy } of peoplesWordsSince(start)) expect(changedBy).toBe(social.staffId);
        expect(JSON.stringify(readReplica(db, colleague.id))).toBe(theirs);
        expect(social.alerts).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE,
);
