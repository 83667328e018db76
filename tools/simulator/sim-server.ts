import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordIdFrom } from "@konta/shared/base/id";
import { handInSchema } from "@konta/shared/sync/copy";
import { HEADERS } from "@konta/shared/sync/request-mac";
import { type Database, inTransaction, openDatabase } from "../../server/src/db/open-database";
import { beginAnotherHistory } from "../../server/src/db/restore";
import { sealBox } from "../../server/src/db/seal-box";
import { SqliteDatabase } from "../../server/src/db/sqlite-driver";
import { takeInEnrolments } from "../../server/src/db/take-in-enrolments";
import type { Endpoint } from "../../client/src/sync/exchange-port";
import { erasePerson, repeatErasures } from "../../server/src/sync/erase-person";
import { exchange } from "../../server/src/sync/exchange";
import { handOverKey } from "../../server/src/sync/open-copy";
import { FrameCache } from "../../server/src/sync/scope-frames";
import { takeCopies } from "../../server/src/sync/take-copies";
import { verify } from "../../server/src/sync/verify";
import { applySystemOps } from "../../server/src/sync/system-ops";
import { foundMunicipality } from "../../server/src/sync/test-municipality";

/** A request as it went over the wire. */
export interface Sent {
  to: Endpoint | "copies";
  body: Uint8Array;
  headers: Record<string, string>;
}
export interface Served {
  status: number;
  bytes: Uint8Array;
}

/** Bytes as they are: as JSON they would be lists of numbers. */
const textOfRow = (row: Record<string, unknown>): string =>
  Object.values(row)
    .map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") : String(value)))
    .join("\n");

class Killed extends Error {}

/** What the command does to a copy before it takes the database's place. */
function announce(file: string): void {
  const sqlite = new SqliteDatabase(file);
  beginAnotherHistory(sqlite);
  sqlite.close();
}

const watched = new WeakMap<object, () => boolean>();
const TRANSACTION = /^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/;
let areStatementsPatched = false;

/** Statements of these databases throw when their process was killed; each text is prepared once for a database. */
function watchStatements(sqlite: Database["sqlite"], isKilled: () => boolean): void {
  watched.set(sqlite, isKilled);
  const prepare = sqlite.prepare.bind(sqlite);
  const statements = new Map<string, ReturnType<typeof prepare>>();
  sqlite.prepare = ((text: string) => {
    const statement = statements.get(text) ?? prepare(text);
    statements.set(text, statement);
    return statement;
  }) as typeof sqlite.prepare;
  if (areStatementsPatched) return;
  areStatementsPatched = true;
  const prototype = Object.getPrototypeOf(prepare("select 1")) as Record<
    string,
    (this: { database: object; source: string }, ...given: unknown[]) => unknown
  >;
  for (const name of ["run", "get", "all"]) {
    const own = prototype[name];
    if (!own) throw new Error(`a statement has no ${name}`);
    prototype[name] = function alive(...given) {
      // What a dead process left open is undone when its database is opened again.
      const mayDie = !TRANSACTION.test(this.source);
      if (mayDie && watched.get(this.database)?.()) throw new Killed("the server was killed");
      return own.apply(this, given);
    };
  }
}

/** The real server over a database in memory, which can be killed between two statements and put back to a copy. */
export class SimServer {
  db: Database;
  now: number;
  /** After so many more statements the process dies; null while it lives. */
  #killAfter: number | null = null;
  #dead = false;
  #cache = new FrameCache(1_000_000);
  #copy: Buffer | null = null;
  #areas: string[] | null = null;
  readonly #box;
  /** What devices seal second copies for. */
  readonly handOverKey: string;
  readonly #bytes: (size: number) => Uint8Array;

  constructor(now: number, bytes: (size: number) => Uint8Array) {
    this.#bytes = bytes;
    this.now = now;
    this.#box = sealBox(Buffer.from(bytes(32)));
    this.handOverKey = handOverKey(this.#box);
    this.db = openDatabase(":memory:", this.#box);
    this.#watch();
    foundMunicipality(this.db);
  }

  /** Every statement that the product runs asks first whether the process still lives. */
  #watch(): void {
    const { sqlite } = this.db;
    const isKilled = (): boolean => {
      if (this.#killAfter !== null && (this.#killAfter -= 1) < 0) this.#dead = true;
      return this.#dead;
    };
    watchStatements(sqlite, isKilled);
    // No power goes while a play runs: what a process that dies has committed is there.
    sqlite.pragma("synchronous = OFF");
  }

  /** @param killAfter so many statements the process dies; the next call finds it started again */
  async serve({ to, body, headers }: Sent, killAfter: number | null = null): Promise<Served> {
    this.#killAfter = killAfter;
    const context = {
      db: this.db,
      cache: this.#cache,
      now: () => this.now,
      onUnexpected: (problem: unknown) => {
        throw problem;
      },
    };
    const chunks: Uint8Array[] = [];
    try {
      if (to === "copies") {
        const taken = await takeCopies(context, handInSchema.parse(JSON.parse(Buffer.from(body).toString())));
        return { status: 200, bytes: Buffer.from(JSON.stringify(taken)) };
      }
      const answer = await (to === "verify" ? verify : exchange)(context, {
        replica: headers[HEADERS.replica] ?? "",
        counter: Number(headers[HEADERS.counter]),
        mac: headers[HEADERS.mac] ?? "",
        body,
      });
      if (!answer.ok) return { status: answer.status, bytes: new Uint8Array() };
      for await (const part of answer.parts) chunks.push(part);
      return { status: 200, bytes: Buffer.concat(chunks) };
    } catch (problem) {
      if (!(problem instanceof Killed) && !this.#dead) throw problem;
      return { status: chunks.length > 0 ? 200 : 502, bytes: Buffer.concat(chunks) };
    } finally {
      this.#killAfter = null;
      if (this.#dead) this.#cache = new FrameCache(1_000_000);
      this.#dead = false;
    }
  }

  keepCopy(): void {
    this.#copy = this.db.sqlite.serialize();
  }

  /** The database goes back to its copy. @param announced whether it was done by the command, which begins a new epoch */
  restore(announced: boolean): boolean {
    if (!this.#copy) return false;
    const folder = mkdtempSync(join(tmpdir(), "konta-sim-"));
    const file = join(folder, "copy.sqlite");
    writeFileSync(file, this.#copy);
    this.#areas = null;
    const { enrolments, erasures } = this.db;
    this.db.sqlite.close();
    if (announced) announce(file);
    this.db = openDatabase(file, this.#box);
    Object.assign(this.db, { enrolments, erasures });
    inTransaction(this.db, () => takeInEnrolments(this.db));
    repeatErasures(this.db, this.now);
    rmSync(folder, { recursive: true });
    this.#cache = new FrameCache(1_000_000);
    this.#watch();
    return true;
  }

  erase(personId: string): void {
    const id = recordIdFrom(this.#bytes(16));
    erasePerson(this.db, personId, { id, at: this.now, by: "", why: "" }, this.now);
  }

  /** How often an op is in custody, by the hash of its text. */
  times(opHash: string): number {
    const row = this.db.sqlite.prepare("select count(*) as n from op where hash = ?").get(opHash);
    return (row as { n: number }).n;
  }

  has(opHash: string): boolean {
    return this.times(opHash) > 0;
  }

  /** The communities that the office's structure serves now. */
  areas(): string[] {
    return (this.#areas ??= this.#readAreas());
  }

  #readAreas(): string[] {
    const row = this.db.sqlite
      .prepare("select data from record where collection = 'structure' and id = 'str.office'")
      .get() as { data: Buffer };
    return (JSON.parse(row.data.toString()) as { areas: string[] }).areas;
  }

  setAreas(areas: readonly string[]): void {
    this.#areas = null;
    applySystemOps(
      this.db,
      [{ collection: "structure", id: "str.office", fields: { areas: [...areas] } }],
      this.now,
    );
  }

  /** A hash over everything that people wrote: what must not change when old traffic comes again. */
  contentHash(): string {
    const hash = createHash("sha256");
    for (const table of ["op", "record", "conflict", "quarantine"]) {
      const rows = this.db.sqlite.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
      for (const row of rows.map(textOfRow).sort()) hash.update(row);
    }
    return hash.digest("hex");
  }
}
