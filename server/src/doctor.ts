import { existsSync } from "node:fs";
import type { Config } from "./config";
import { databaseFile, fileHealth } from "./db/backup";
import { enrolmentsBeside } from "./db/enrolment-book";
import { erasuresBeside } from "./db/erasure-book";
import type { Book } from "./db/lasting-book";
import { keyIsOwn } from "./db/prove-key";
import { openToRead } from "./db/open-database";
import { countWaitingForPerson } from "./db/records";
import { scopesThatDoNotAddUp } from "./db/scope-heads";
import { openSealBox } from "./db/seal-box";

/** What was looked at, and whether it is well. */
export type Finding = [what: string, isWell: boolean];

/** What the records themselves say; that some of them wait for somebody is news and no fault. */
function recordFindings(file: string): Finding[] {
  const { orm, close } = openToRead(file);
  try {
    return [
      ["every area adds up to its records", scopesThatDoNotAddUp({ orm }).length === 0],
      [`records that wait for the person they are about: ${countWaitingForPerson({ orm })}`, true],
    ];
  } finally {
    close();
  }
}

const bookFinding = (name: string, { lines, unread }: Book<unknown>): Finding => [
  `${name} (${lines.length} lines, ${unread} that cannot be read)`,
  unread === 0,
];

/** Looks at the folders without changing them; the server may run meanwhile. */
export function examine({ dataFolder, keysFolder }: Pick<Config, "dataFolder" | "keysFolder">): Finding[] {
  const file = databaseFile(dataFolder);
  const box = openSealBox(keysFolder, false);
  const findings: Finding[] = [
    ["database", existsSync(file)],
    ["keys", box.ok],
  ];
  if (!existsSync(file)) return findings;
  const { sound, journal, bytes } = fileHealth(file);
  findings.push(
    [`integrity (${(bytes / 1_000_000).toFixed(1)} MB)`, sound],
    [`journal ${journal}`, journal === "wal"],
  );
  if (box.ok && sound) {
    findings.push(
      ["the key is this database's own", keyIsOwn(file, box.value)],
      ...recordFindings(file),
      bookFinding("enrolments", enrolmentsBeside(file, box.value)),
      bookFinding("erasures", erasuresBeside(file, box.value)),
    );
  }
  return findings;
}

export function isWell(findings: readonly Finding[], say: (line: string) => void): boolean {
  for (const [what, well] of findings) say(`${well ? "ok  " : "BAD "} ${what}`);
  return findings.every(([, well]) => well);
}
