import type { Bytes } from "../vault/bytes";

/**
 * A place of this origin apart from its databases: what breaks or loses those leaves it alone (rule O6). Names are a
 * replica, a number and a hash of the op; what lies under them is sealed for the office.
 */
export interface CopyShelf {
  put(name: string, bytes: Bytes): Promise<void>;
  read(name: string): Promise<Bytes | null>;
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
  /** The sentinel: people have worked here. */
  mark(): Promise<void>;
  unmark(): Promise<void>;
  isMarked(): Promise<boolean>;
}

const FOLDER = "second-copies";
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

/** Whole or not at all: the bytes take the file's place when it is closed. */
async function written(folder: FileSystemDirectoryHandle, name: string, bytes: Bytes): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

/** The browser's own file system for this origin. */
export function originShelf(): CopyShelf {
  const root = () => navigator.storage.getDirectory();
  const folder = async () => (await root()).getDirectoryHandle(FOLDER, { create: true });
  return {
    put: async (name, bytes) => written(await folder(), name, bytes),
    async read(name) {
      const file = await fileIn(await folder(), name);
      return file && new Uint8Array(await (await file.getFile()).arrayBuffer());
    },
    async remove(name) {
      await (await folder()).removeEntry(name).catch((problem: unknown) => {
        if (!isAbsent(problem)) throw problem;
      });
    },
    async names() {
      const names: string[] = [];
      for await (const name of (await folder()).keys()) names.push(name);
      return names;
    },
    mark: async () => written(await root(), SENTINEL, new Uint8Array([1])),
    async unmark() {
      await (await root()).removeEntry(SENTINEL).catch((problem: unknown) => {
        if (!isAbsent(problem)) throw problem;
      });
    },
    isMarked: async () => (await fileIn(await root(), SENTINEL)) !== null,
  };
}
