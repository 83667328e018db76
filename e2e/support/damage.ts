import { cp, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { newFolder, removeFolder } from "./folders";

const DATABASES = "Default/IndexedDB";

async function filesIn(profile: string, isOurs: (path: string) => boolean): Promise<string[]> {
  const folder = join(profile, DATABASES);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(isOurs);
}

/** The files of the app's database, in a profile whose browser is down. */
export const databaseFiles = (profile: string): Promise<string[]> =>
  filesIn(profile, (path) => dirname(path).endsWith(".leveldb"));

/** Large values lie beside the database, each in a file of its own. */
export const largeValues = (profile: string): Promise<string[]> =>
  filesIn(profile, (path) => path.includes(".indexeddb.blob"));

/** Remembers the databases of a profile whose browser is down. @returns puts them back as they were, and nothing else */
export async function rememberDatabases(profile: string): Promise<() => Promise<void>> {
  const older = await newFolder("older-databases");
  await cp(join(profile, DATABASES), older, { recursive: true });
  return async () => {
    await removeFolder(join(profile, DATABASES));
    await cp(older, join(profile, DATABASES), { recursive: true });
    await removeFolder(older);
  };
}

/**
 * Waits until this many second copies of unsent work lie beside the database (rule O6). They are written and removed after
 * the screen has moved on: whoever takes the power away before is another story.
 */
export async function copiesAre(page: Page, count: number): Promise<void> {
  const lying = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const shelf = await root.getDirectoryHandle("second-copies", { create: true });
      const names: string[] = [];
      for await (const name of shelf.keys()) names.push(name);
      return names.length;
    });
  await expect.poll(lying).toBe(count);
}

/** Turns one byte over, in the middle. */
export async function turnOver(file: string): Promise<void> {
  const bytes = await readFile(file);
  await turnOverAt(file, bytes, Math.floor(bytes.length / 2));
}

/** Turns one byte over in each block that a disk reads at once. */
export async function turnOverThroughout(file: string): Promise<void> {
  const bytes = await readFile(file);
  for (let at = 2_048; at < bytes.length; at += 4_096) bytes[at] = 0xff ^ (bytes[at] ?? 0);
  await writeFile(file, bytes);
}

/** Only its first half came to the disk. */
export async function cutInHalf(file: string): Promise<void> {
  const { length } = await readFile(file);
  await truncate(file, Math.floor(length / 2));
}

const BLOCK = 32_768;
/** Checksum (4), length (2, little endian) and type (1) stand before the words of each record. */
const HEADER = 7;

/**
 * Turns over a byte of what a record near the middle of a log says. One of a record's length instead may look like a write
 * that the power cut off: then the browser hands back an older database, and not an empty one.
 * @param file a write-ahead log or a list of files, both of which are written record by record in blocks of 32 KiB
 */
export async function turnOverRecord(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length / 2;
  for (let at = 0; at + HEADER < bytes.length;) {
    const leftOfBlock = BLOCK - (at % BLOCK);
    const words = leftOfBlock < HEADER ? 0 : bytes.readUInt16LE(at + 4);
    const next = leftOfBlock < HEADER ? at + leftOfBlock : at + HEADER + words;
    if (words > 0 && next > middle) return turnOverAt(file, bytes, at + HEADER + Math.floor(words / 2));
    at = next;
  }
  throw new Error(`${file} holds no record`);
}

async function turnOverAt(file: string, bytes: Buffer, at: number): Promise<void> {
  bytes[at] = 0xff ^ (bytes[at] ?? 0);
  await writeFile(file, bytes);
}
