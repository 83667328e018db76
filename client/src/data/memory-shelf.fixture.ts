import type { CopyShelf } from "./copy-shelf";

/** For tests: a place apart from the databases. */
export function memoryShelf(): CopyShelf & {
  files: Map<string, Uint8Array<ArrayBuffer>>;
  kept: Set<string>;
} {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const kept = new Set<string>();
  let isMarked = false;
  return {
    files,
    kept,
    put: async (name, bytes) => void files.set(name, bytes),
    read: async (name) => files.get(name) ?? null,
    remove: async (name) => void files.delete(name),
    names: async () => [...files.keys()],
    sweep: async () => undefined,
    keepName: async (name) => void kept.add(name),
    keptNames: async () => [...kept],
    dropName: async (name) => void kept.delete(name),
    mark: async () => void (isMarked = true),
    unmark: async () => void (isMarked = false),
    isMarked: async () => isMarked,
  };
}
