import type { CopyShelf } from "./copy-shelf";

/** For tests: a place apart from the databases. */
export function memoryShelf(): CopyShelf & { files: Map<string, Uint8Array<ArrayBuffer>> } {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let isMarked = false;
  return {
    files,
    put: async (name, bytes) => void files.set(name, bytes),
    read: async (name) => files.get(name) ?? null,
    remove: async (name) => void files.delete(name),
    names: async () => [...files.keys()],
    mark: async () => void (isMarked = true),
    unmark: async () => void (isMarked = false),
    isMarked: async () => isMarked,
  };
}
