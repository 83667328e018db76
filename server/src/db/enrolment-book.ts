import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "./durable-file";
import type { SealBox } from "./seal-box";

/** One line of the book: a replica, more keys for it, or a life of it with its code. */
export type BookLine =
  | {
      what: "replica";
      id: string;
      staffId: string;
      kind: "field" | "office";
      device: string;
      /** JSON of the replica's keys. */
      keys: string;
      at: number;
    }
  | { what: "keys"; id: string; keys: string }
  | { what: "life"; replica: string; number: number; code: string; at: number };

/**
 * Every enrolment, kept apart from the database: a backup that is put back knows nothing of the tablets enrolled after
 * it was made, and their unsent and acknowledged work could never be offered again (rules O2, S5).
 */
export interface EnrolmentBook {
  readonly lines: readonly BookLine[];
  /** How many lines of the file could not be read. */
  readonly unread: number;
  /** Durable when it returns; throws when it cannot be. Written before the database commits, so it never knows less. */
  append(line: BookLine): void;
}

/** A book for a database in memory. */
export function bookInMemory(): EnrolmentBook {
  const lines: BookLine[] = [];
  return { lines, unread: 0, append: (line) => void lines.push(line) };
}

export const bookOf = (databaseFile: string): string => `${databaseFile}.enrolments`;

const PLACE = "enrolment";

function readLine(box: SealBox, text: string): BookLine | null {
  try {
    return JSON.parse(box.open(Buffer.from(text, "base64url"), PLACE).toString()) as BookLine;
  } catch {
    return null;
  }
}

/** A line that was cut by a crash was never answered; the next one must not continue it. */
function endsWithinLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() !== "\n";
}

function appendDurably(file: string, text: string): void {
  const isNew = !existsSync(file);
  const descriptor = openSync(file, "a+", 0o600);
  try {
    const bytes = Buffer.from(`${endsWithinLine(descriptor) ? "\n" : ""}${text}\n`);
    if (writeSync(descriptor, bytes) !== bytes.length) throw new Error("the enrolment was not written whole");
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (isNew) syncFolder(dirname(file));
}

/** The book beside a database file: one line a record, each sealed under the keys folder's key. */
export function bookInFile(file: string, box: SealBox): EnrolmentBook {
  const texts = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const written = texts.filter((text) => text !== "");
  const lines = written.map((text) => readLine(box, text)).filter((line) => line !== null);
  return {
    lines,
    unread: written.length - lines.length,
    append(line) {
      appendDurably(file, box.seal(Buffer.from(JSON.stringify(line)), PLACE).toString("base64url"));
      lines.push(line);
    },
  };
}
