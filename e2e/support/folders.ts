import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the built app lies: this project, or whatever folder of the same shape the run names. */
export const APP = process.env.KONTA_E2E_APP ?? fileURLToPath(new URL("../..", import.meta.url));

export const newFolder = (what: string): Promise<string> => mkdtemp(join(tmpdir(), `konta-e2e-${what}-`));

/** A browser that was killed may still be writing its last file: the removal is tried a few times. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
