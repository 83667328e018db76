import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "./open-database";
import { sealBox } from "./seal-box";

test("[O2] every open writes ahead and waits for the disk: what is acknowledged survives the power", () => {
  const file = join(mkdtempSync(join(tmpdir(), "konta-")), "konta.db");
  const box = sealBox(randomBytes(32));
  for (let open = 0; open < 2; open += 1) {
    const { sqlite } = openDatabase(file, box);
    expect(sqlite.pragma("journal_mode", { simple: true })).toBe("wal");
    // 2 is FULL.
    expect(sqlite.pragma("synchronous", { simple: true })).toBe(2);
    sqlite.close();
  }
});
