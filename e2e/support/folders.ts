import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder: what is built is started from there. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const newFolder = (what: string): Promise<string> => mkdtemp(join(tmpdir(), `konta-e2e-${what}-`));

/** A browser that was killed may still be writing its last file: the removal is tried a few times. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
