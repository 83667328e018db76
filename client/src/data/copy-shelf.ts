import type { Shelf } from "../sync/hand-in";
import type { Bytes } from "../vault/bytes";

/**
 * A place of this origin apart from its databases: what breaks or loses those leaves it alone (rule O6). Names are a
 * replica, a number and a hash of the op; what lies under them is sealed for the office.
 */
export interface CopyShelf {
  put(name: string, bytes: Bytes): Promise<void>;
  read(name: string): Promise<Bytes | null>;
  remove(name: string): Promise<void>;
  /** Of whole copies. */
  names(): Promise<string[]>;
  /** Takes away what a process that died in the middle of a copy has left of it. @param whole copies that are known to be none of it */
  sweep(whole: ReadonlySet<string>): Promise<void>;
  /** The copy may go, its name stays: where nobody could look into a database, nothing else tells that it was here. */
  keepName(name: string): Promise<void>;
  keptNames(): Promise<string[]>;
  dropName(name: string): Promise<void>;
  /** The sentinel: people have worked here. */
  mark(): Promise<void>;
  unmark(): Promise<void>;
  isMarked(): Promise<boolean>;
}

const FOLDER = "second-copies";
const NAMES = "handed-in-unnoted";
const SENTINEL = "people-have-worked-here";

const isAbsent = (problem: unknown): boolean =>
  problem instanceof DOMException && problem.name === "NotFoundError";

async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle | null> {
  try {
    return await folder.getFileHandle(name);
  } catch (problem) {
    if (isAbsent(problem)) return null;
    throw problem;
  }
}

/** What Chromium is still writing lies in a file of its own beside the other one, which is empty until then. */
const UNFINISHED = ".crswap";

const isRefused = (problem: unknown): boolean =>
  problem instanceof DOMException && problem.name === "NoModificationAllowedError";

/** Whole or not at all: the bytes take the file's place when it is closed. A process that dies before leaves it empty. */
async function written(folder: FileSystemDirectoryHandle, name: string, bytes: Bytes): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

async function isWhole(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  if (name.endsWith(UNFINISHED)) return false;
  const file = await fileIn(folder, name);
  try {
    return file !== null && (await file.getFile()).size > 0;
  } catch (problem) {
    if (isAbsent(problem)) return false;
    throw problem;
  }
}

/** So many files are looked at together; a device that was away for two months has thousands. */
const AT_ONCE = 200;

async function wholeIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names = await namesIn(folder);
  const whole: string[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const are = await Promise.all(some.map((name) => isWhole(folder, name)));
    whole.push(...some.filter((_, place) => are[place]));
  }
  return whole;
}

async function removed(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await folder.removeEntry(name).catch((problem: unknown) => {
    if (!isAbsent(problem)) throw problem;
  });
}

/** The browser's own file system for this origin. */
export function originShelf(): CopyShelf {
  const root = () => navigator.storage.getDirectory();
  const folder = async (called = FOLDER) => (await root()).getDirectoryHandle(called, { create: true });
  return {
    put: async (name, bytes) => written(await folder(), name, bytes),
    async read(name) {
      const file = await fileIn(await folder(), name);
      return file && new Uint8Array(await (await file.getFile()).arrayBuffer());
    },
    remove: async (name) => removed(await folder(), name),
    names: async () => wholeIn(await folder()),
    async sweep(whole) {
      const copies = await folder();
      for (const name of await namesIn(copies)) {
        // Looked at once more: another tab may have finished it since.
        if (whole.has(name) || (await isWhole(copies, name))) continue;
        await removed(copies, name).catch((problem: unknown) => {
          // Another tab is writing it.
          if (!isRefused(problem)) throw problem;
        });
      }
    },
    // An empty file: the name is all there is to keep, and it needs next to no room.
    keepName: async (name) => void (await (await folder(NAMES)).getFileHandle(name, { create: true })),
    keptNames: async () => namesIn(await folder(NAMES)),
    dropName: async (name) => removed(await folder(NAMES), name),
    mark: async () => written(await root(), SENTINEL, new Uint8Array([1])),
    unmark: async () => removed(await root(), SENTINEL),
    isMarked: async () => (await fileIn(await root(), SENTINEL)) !== null,
  };
}

/**
 * The same place for whoever cannot look into the databases: a copy that is handed in leaves its name, and a database that
 * has forgotten it is told by that (rule O6). One whose name finds no room stays; handed in again, it counts once.
 * @param leaves of which copies
 */
export function leavingNames(shelf: CopyShelf, leaves: (name: string) => boolean = () => true): Shelf {
  return {
    names: () => shelf.names(),
    read: (name) => shelf.read(name),
    async remove(name) {
      try {
        if (leaves(name)) await shelf.keepName(name);
      } catch {
        return;
      }
      await shelf.remove(name);
    },
  };
}
