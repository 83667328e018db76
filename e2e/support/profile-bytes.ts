import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { constants, inflateRawSync } from "node:zlib";

/** A mark that was found, and where. */
export interface Found {
  mark: string;
  file: string;
  how: string;
}

/** A text, or bytes such as a key. */
export type Mark = string | Buffer;

const nameOf = (mark: Mark): string => (typeof mark === "string" ? mark : mark.toString("base64url"));

/** The forms in which a text may lie on a disk, as the bytes to look for. */
function formsOf(mark: Mark): [string, Buffer][] {
  const forms: [string, Buffer][] = [];
  if (typeof mark !== "string") return [["bytes", mark], ...formsOf(mark.toString("base64url"))];
  for (const [name, bytes] of [
    ["utf-8", Buffer.from(mark, "utf8")],
    ["utf-16le", Buffer.from(mark, "utf16le")],
  ] as const) {
    forms.push([name, bytes]);
    // Base64 depends on where in its group of three bytes the text begins: each way, less the characters at its ends.
    for (const shift of [0, 1, 2]) {
      const text = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .replace(/=+$/, "");
      const inner = text.slice(shift === 0 ? 0 : shift + 1, -2);
      forms.push([`base64 of ${name}`, Buffer.from(inner)]);
      forms.push([`base64url of ${name}`, Buffer.from(inner.replaceAll("+", "-").replaceAll("/", "_"))]);
    }
  }
  return forms;
}

/** A member without a file name or comment, which is what every CompressionStream and zlib writes. */
const GZIP = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const GZIP_HEADER_BYTES = 10;

/** Whatever opens as gzip inside these bytes, as far as it opens. */
function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(GZIP); at !== -1; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      yield inflateRawSync(bytes.subarray(at + GZIP_HEADER_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // Four bytes that only look like the beginning of one.
    }
  }
}

/** Searches bytes for marks: as they are, and inside whatever opens as gzip. */
export function findInBytes(bytes: Buffer, marks: readonly Mark[], file: string): Found[] {
  const found: Found[] = [];
  const look = (where: Buffer, wrapped: string): void => {
    for (const mark of marks)
      for (const [how, form] of formsOf(mark))
        if (where.includes(form)) found.push({ mark: nameOf(mark), file, how: `${how}${wrapped}` });
  };
  look(bytes, "");
  for (const inner of unpacked(bytes)) look(inner, " inside gzip");
  return found;
}

/**
 * Searches every file of a browser's profile. The database's blocks are packed by Snappy, which writes what it has not
 * seen before in clear: a mark of random letters stays readable in them, an ordinary word may not.
 */
export async function findInProfile(profile: string, marks: readonly Mark[]): Promise<Found[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.push(...findInBytes(await readFile(path), marks, relative(profile, path)));
  }
  return found;
}
