import type { HandedIn, HandIn } from "@konta/shared/sync/copy";
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

/** For tests: what an office answers that can open every copy of a shelf. @param statusOf of which number, and which copy of the request */
export function officeOf(
  shelf: { files: Map<string, unknown> },
  statusOf: (n: number, at: number) => string,
) {
  return ({ copies }: HandIn): HandedIn => ({
    results: copies.map(({ name }, at) => {
      const whole = [...shelf.files.keys()].find((each) => each === name || each.startsWith(`${name}.`));
      const status = statusOf(Number(name.split(".")[1]), at);
      return { name, status, hash: whole?.split(".")[2] };
    }),
  });
}
