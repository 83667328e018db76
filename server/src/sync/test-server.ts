import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backUpTo, databaseFile } from "../db/backup";
import type { Database } from "../db/open-database";
import { restoreFrom } from "../db/restore";
import { openKonta } from "../open-konta";
import { erasePerson } from "./erase-person";
import { NOW } from "./test-municipality";
import { aRecordId } from "./test-replica";

/** A server in folders of its own, which can be closed, backed up and put back. */
export class TestServer {
  readonly #root = mkdtempSync(join(tmpdir(), "konta-"));
  readonly dataFolder = join(this.#root, "data");
  readonly keysFolder = join(this.#root, "keys");
  #close = (): void => {};

  open(): Database {
    const konta = openKonta(this, NOW);
    if (!konta.ok) throw new Error(String(konta.error));
    this.#close = konta.value.close;
    return konta.value.db;
  }

  close(): void {
    this.#close();
  }

  get file(): string {
    return databaseFile(this.dataFolder);
  }

  get #backup(): string {
    return join(this.#root, "backup.db");
  }

  backUp(): void {
    const made = backUpTo(this.file, this.#backup);
    if (!made.ok) throw new Error(made.error);
  }

  /** As the command does it, and opened again. */
  putBack(): Database {
    this.close();
    const done = restoreFrom(this.#backup, this.dataFolder, NOW);
    if (!done.ok) throw new Error(done.error);
    return this.open();
  }
}

export const erase = (db: Database, person: string) =>
  erasePerson(db, person, { id: aRecordId(), at: NOW, by: "", why: "request 7" }, NOW);
