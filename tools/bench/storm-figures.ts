import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure";
import { checkStorm } from "./storm-check";
import { foundStorm } from "./storm-municipality";
import type { DeviceReport, StormBrief, StormSize, StormWord } from "./storm-plan";
import { type ServerReport, startStormServer } from "./storm-server";

/** Processes that the devices are shared out to. */
const CLIENTS = 2;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CLIENT = fileURLToPath(new URL("storm-client.ts", import.meta.url));

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function startClients(folder: string, brief: StormBrief): ChildProcess[] {
  return Array.from({ length: CLIENTS }, (_, at) => {
    const file = join(folder, `clients-${at}.json`);
    const devices = brief.devices.filter((_each, n) => n % CLIENTS === at);
    writeFileSync(file, JSON.stringify({ ...brief, devices }));
    return fork(CLIENT, [file], { cwd: ROOT, execArgv: ["--import", "tsx"] });
  });
}

/** The next word of a process of clients. @throws when it ends without one */
async function wordOf(client: ChildProcess): Promise<StormWord> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(client, "exit", { signal }).then(([code]) => {
    throw new Error(`a process of clients ended with ${code}`);
  });
  try {
    const [word] = (await Promise.race([once(client, "message", { signal }), ended])) as [StormWord];
    return word;
  } finally {
    ended.catch(() => undefined);
    over.abort();
  }
}

interface Heard {
  reports: DeviceReport[];
  statuses: Record<string, number>;
}

async function playedBy(clients: readonly ChildProcess[], isDrained: () => Promise<void>): Promise<Heard> {
  await Promise.all(clients.map(wordOf));
  await isDrained();
  const heard: Heard = { reports: [], statuses: {} };
  for (const client of clients) {
    client.send("settle");
    const word = await wordOf(client);
    if (word.kind !== "reports") throw new Error("a process of clients was drained twice");
    heard.reports.push(...word.devices);
    for (const [status, times] of Object.entries(word.statuses))
      heard.statuses[status] = (heard.statuses[status] ?? 0) + times;
  }
  return heard;
}

/** Nothing but an answer, or the word to come back later and when (rule P4). */
function checkStatuses(statuses: Heard["statuses"]): void {
  const allowed = new Set(["200", "429", "503"]);
  const others = Object.keys(statuses).filter((each) => !allowed.has(each) && each !== "ended: busy");
  if (others.length > 0) throw new Error(`what no device should hear: ${JSON.stringify(statuses)}`);
}

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;

function figuresOf({ reports }: Heard, server: ServerReport, about: string): Figure[] {
  const drained = reports.map(({ drainedAfterMs }) => drainedAfterMs / 1_000).sort((a, b) => a - b);
  const all = { spread: null };
  return [
    { name: "storm.p95.s", value: share(drained, 0.95), unit: "s", limit: 360, ...all, about },
    {
      name: "storm.max.s",
      value: share(drained, 1),
      unit: "s",
      limit: 600,
      ...all,
      about: "the last device",
    },
    {
      name: "storm.rss.bytes",
      value: server.rssPeakBytes,
      unit: "bytes",
      limit: 512 * 1024 * 1024,
      ...all,
      about: "the most the server's process ever had",
    },
    {
      name: "storm.lagP99.ms",
      value: server.lagP99Ms,
      unit: "ms",
      limit: 250,
      ...all,
      about: `of the server's event loop; half under ${server.lagP50Ms.toFixed(0)}, longest ${server.lagMaxMs.toFixed(0)}`,
    },
  ];
}

/**
 * All devices of a large municipality come home within a minute, each with a week of unsent work, and read what the
 * others wrote. @throws when anything is lost, doubled, told wrongly, or refused in a way that a device may not be
 */
export async function stormFigures(size: StormSize): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "konta-storm-"));
  const folders = { dataFolder: join(folder, "data"), keysFolder: join(folder, "keys") };
  const { devices, ops } = size;
  const clients: ChildProcess[] = [];
  try {
    const load = loadavg()[0]?.toFixed(1);
    const told = foundStorm(folders, devices, ops);
    const server = await startStormServer(folders, size.profile);
    let measured: ServerReport | null = null;
    let heard: Heard;
    const from = performance.now();
    try {
      clients.push(...startClients(folder, { ...told, origin: server.origin }));
      server.reset();
      heard = await playedBy(clients, async () => {
        measured = await server.report();
      });
    } finally {
      await server.stop();
    }
    const seconds = (performance.now() - from) / 1_000;
    checkStatuses(heard.statuses);
    const outcome = checkStorm(folders, heard.reports, Date.now());
    if (measured === null) throw new Error("nothing was measured");
    const sum = (of: (report: DeviceReport) => number) =>
      heard.reports.reduce((all, each) => all + of(each), 0);
    say(
      `storm: ${JSON.stringify({ seconds, load, outcome, answers: heard.statuses, frames: sum((each) => each.frames), bytesDown: sum((each) => each.bytesDown), server: measured })}`,
    );
    return figuresOf(heard, measured, `${devices} devices with ${ops} ops each, 95 of 100 are drained`);
  } finally {
    for (const client of clients) client.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
