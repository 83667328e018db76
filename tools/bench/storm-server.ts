import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LISTENING = /^Κοντά: /m;

/** What the server's process says of itself; lag and times in milliseconds and seconds of processor time. */
export interface ServerReport {
  lagP50Ms: number;
  lagP99Ms: number;
  lagMaxMs: number;
  rssPeakBytes: number;
  /** Bytes: the most of the heap and of what lies beside it. */
  peaks: Record<"heapUsed" | "heapTotal" | "external" | "arrayBuffers", number>;
  cpuS: number;
}

export interface StormServer {
  origin: string;
  /** Begins to measure anew. */
  reset: () => void;
  report: () => Promise<ServerReport>;
  /** Tells it to stop, and waits until it has. */
  stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (LISTENING.test(said)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });

/** The built server, in a process of its own, as `npm start` runs it, without the demo. */
export async function startStormServer(
  folders: { dataFolder: string; keysFolder: string },
  profile: string | null,
): Promise<StormServer> {
  const port = await freePort();
  const { NODE_ENV: _mode, ...environment } = process.env;
  const profiling = profile === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const preload = ["--import", join(ROOT, "tools/report-lag.mjs")];
  const child = spawn(process.execPath, [...profiling, ...preload, join(ROOT, "server/dist/main.js")], {
    env: {
      ...environment,
      PORT: String(port),
      KONTA_DATA: folders.dataFolder,
      KONTA_KEYS: folders.keysFolder,
      KONTA_DEMO: "0",
      KONTA_LOG: "error",
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  await listening(child);
  const ended = once(child, "exit");
  // What it has to say from now on is an error.
  child.stdout?.pipe(process.stderr);
  child.stderr?.pipe(process.stderr);
  return {
    origin: `http://127.0.0.1:${port}`,
    reset: () => void child.send("reset"),
    report: async () => {
      child.send("report");
      const [report] = (await once(child, "message")) as [ServerReport];
      return report;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
