import { execFile } from "node:child_process";
import { cp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { removeFolder } from "./folders";
import type { Stack } from "./start-stack";

const run = promisify(execFile);

const DISK_BYTES = 64_000_000;
const CHUNK_BYTES = 65_536;

/** Only the machine's own administrator may mount. */
const mayMount = process.getuid?.() === 0;

/** The disk under the server's data, which can be filled up and emptied again while the server runs. */
export interface DataDisk {
  fill: () => Promise<void>;
  free: () => Promise<void>;
  /** To be called before the folder is removed. */
  leave: () => Promise<void>;
}

/** Writes into a file until the disk takes no more. */
async function fillUp(file: string): Promise<void> {
  const ballast = await open(file, "w");
  try {
    for (let chunk = CHUNK_BYTES; chunk >= 1;) {
      try {
        const { bytesWritten } = await ballast.write(Buffer.alloc(chunk));
        if (bytesWritten < chunk) chunk = Math.floor(chunk / 2);
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code !== "ENOSPC") throw problem;
        chunk = Math.floor(chunk / 2);
      }
    }
  } finally {
    await ballast.close();
  }
}

/** Stands in for a full disk where nothing may be mounted: the system refuses every byte that the server writes. */
function refused(stack: Stack): DataDisk {
  const limit = async (bytes: "0" | "unlimited"): Promise<void> =>
    void (await run("prlimit", ["--pid", String(stack.pid), `--fsize=${bytes}:`]));
  return { fill: () => limit("0"), free: () => limit("unlimited"), leave: () => stack.kill() };
}

/** A small disk of its own, where this machine lets one be mounted. */
async function mounted(stack: Stack): Promise<DataDisk> {
  const data = join(stack.folder, "data");
  const kept = `${data}-kept`;
  const ballast = join(data, "ballast");
  await stack.stop();
  await cp(data, kept, { recursive: true });
  await run("mount", ["-t", "tmpfs", "-o", `size=${DISK_BYTES}`, "tmpfs", data]);
  await cp(kept, data, { recursive: true });
  await removeFolder(kept);
  await stack.restart();
  return {
    fill: () => fillUp(ballast),
    free: () => rm(ballast),
    leave: async () => {
      await stack.kill();
      await run("umount", [data]);
    },
  };
}

/** Puts the server's data on a disk that can be full; the server is away for a moment. */
export async function diskUnder(stack: Stack): Promise<DataDisk> {
  return mayMount ? mounted(stack) : refused(stack);
}
