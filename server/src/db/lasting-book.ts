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

/** What is kept apart from the database, because it has to outlive one that is put back (rule S5). */
export interface Book<Line> {
  readonly lines: readonly Line[];
  /** How many lines of the file could not be read. */
  readonly unread: number;
  /** Durable when it returns; throws when it cannot be. Written before the database commits, so it never knows less. */
  append(line: Line): void;
}

/** A book for a database in memory. */
export function bookInMemory<Line>(lines: Line[] = []): Book<Line> {
  return { lines, unread: 0, append: (line) => void lines.push(line) };
}

function readLine(box: SealBox, place: string, text: string): unknown {
  try {
    return JSON.parse(box.open(Buffer.from(text, "base64url"), place).toString()) as unknown;
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
    if (writeSync(descriptor, bytes) !== bytes.length)
      throw new Error("a line of a book was not written whole");
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (isNew) syncFolder(dirname(file));
}

/** A book beside a database file: one line a record, each sealed under the keys folder's key. @param place bound into the seal */
export function bookInFile<Line>(file: string, place: string, box: SealBox): Book<Line> {
  const texts = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const written = texts.filter((text) => text !== "");
  const lines: Line[] = written.flatMap((text) => {
    const line = readLine(box, place, text);
    return line === null ? [] : [line as Line];
  });
  return {
    lines,
    unread: written.length - lines.length,
    append(line) {
      appendDurably(file, box.seal(Buffer.from(JSON.stringify(line)), place).toString("base64url"));
      lines.push(line);
    },
  };
}
