import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const GONE_WITHIN_MS = 20_000;

interface Running {
  pid: number;
  parent: number;
  command: string;
}

async function running(): Promise<Running[]> {
  const { stdout } = await run("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { maxBuffer: 16_000_000 });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && parent && command !== undefined
      ? [{ pid: Number(pid), parent: Number(parent), command }]
      : [];
  });
}

/** The browser that works on this profile, and everything it started. */
export async function browserOf(profile: string): Promise<number[]> {
  const all = (await running()).filter(({ pid }) => pid !== process.pid);
  const found = new Set(
    all.filter(({ command }) => command.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** The power goes: no process of the browser gets to say a word, and none is left when this returns. */
export async function killBrowser(profile: string): Promise<void> {
  const pids = await browserOf(profile);
  if (pids.length === 0) throw new Error("no browser works on this profile");
  killAll(pids);
  await killRest(profile);
}

/**
 * Until nothing of the browser is left: what was being started while the others were counted is
 * found in the next round, and a killed process that the system still takes apart is waited for.
 */
export async function killRest(profile: string): Promise<void> {
  const until = Date.now() + GONE_WITHIN_MS;
  for (let left = await browserOf(profile); left.length > 0; left = await browserOf(profile)) {
    if (Date.now() > until) throw new Error(`still there after SIGKILL: ${left.join(", ")}`);
    killAll(left);
  }
}

/** SIGKILL for each; some may be gone already. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Its parent's death was quicker.
    }
  }
}
