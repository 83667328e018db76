import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newFolder, removeFolder } from "./folders";

const DATABASES = "Default/IndexedDB";

/** The files of the app's database, in a profile whose browser is down. */
export async function databaseFiles(profile: string): Promise<string[]> {
  const folder = join(profile, DATABASES);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith(".leveldb"))
    .map(({ parentPath, name }) => join(parentPath, name));
}

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

/** Turns one byte over. @param place where in the file, from 0 to 1 */
export async function turnOver(file: string, place: number): Promise<void> {
  const bytes = await readFile(file);
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * place));
  bytes[at] = 0xff ^ (bytes[at] ?? 0);
  await writeFile(file, bytes);
}
