import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A name in a folder lasts only once the folder itself is on the disk; not every system can be asked for it. */
export function syncFolder(folder: string): void {
  if (process.platform !== "win32") syncPath(folder);
}

export const syncFile = syncPath;

/** Renames so that the new name survives a power cut; what is in the file must be on the disk already. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** A new file that is there whole or not at all. */
export function writeDurably(file: string, bytes: Uint8Array, mode: number): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, bytes, { mode });
  syncPath(unfinished);
  renameDurably(unfinished, file);
}
