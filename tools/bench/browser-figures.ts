import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright";
import { build } from "vite";
import { benchDatabase, benchRecords, fill, FIRST_10K, FIRST_90K } from "./bench-municipality";
import type { BenchSize } from "./bench-records";
import { serveBench } from "./bench-server";
import { type Figure, medianOf, RUNS } from "./figure";
import type { Asked, Told } from "./page/bench-worker";

const CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** The named or installed browser; without one, Playwright's own. */
const installedBrowser = (): string | undefined =>
  process.env["CHROME"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

const buildPage = (into: string): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("./page", import.meta.url)),
    worker: { format: "es" },
    build: { outDir: into, emptyOutDir: true, target: "es2023", modulePreload: { polyfill: false } },
  });

async function ask(page: Page, what: Asked): Promise<Told> {
  const told = await page.evaluate((asked) => window.bench(asked), what);
  if (told.problem !== undefined) throw new Error(`${what}: ${told.problem}`);
  return told;
}

/** Runs `work` in a Chromium whose profile lies on the disk, on a page of the same origin as a municipality of this size. */
async function onPage(size: BenchSize, work: (page: Page) => Promise<Figure[]>): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "konta-bench-"));
  const db = benchDatabase();
  fill(db, benchRecords().story(size));
  await buildPage(join(folder, "page"));
  const server = await serveBench(db, join(folder, "page"));
  const executablePath = installedBrowser();
  const browser = await chromium.launchPersistentContext(join(folder, "profile"), {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_ARGS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
    db.sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const P95 = 0.95;
/** Many short times: the 95th of a hundred, with the quickest and the slowest. */
function p95Of(times: readonly number[]): Pick<Figure, "value" | "spread"> {
  const sorted = times.toSorted((a, b) => a - b);
  const [smallest = 0] = sorted;
  return { value: sorted[Math.ceil(sorted.length * P95) - 1] ?? 0, spread: [smallest, sorted.at(-1) ?? 0] };
}

async function runs(page: Page, what: Asked): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await ask(page, what)).ms);
  return times;
}

const MS = { unit: "ms", limit: null } as const;
const TIMES = { unit: "×", spread: null } as const;

/** A first sync beside the bare download of the same bytes and beside rows in clear, and how many times each it takes. */
async function firstSync(page: Page, name: string, about: string): Promise<Figure[]> {
  // The first one fills the server's cache of frames and warms the engine's code.
  await ask(page, "sync");
  const syncs: number[] = [];
  const downloads: number[] = [];
  // By turns, so that a slow minute of the machine slows both; the rows come last, because their disk work lasts on.
  for (let run = 0; run < RUNS; run += 1) {
    downloads.push((await ask(page, "download")).ms);
    syncs.push((await ask(page, "sync")).ms);
  }
  const [sync, download] = [medianOf(syncs), medianOf(downloads)];
  const rows = medianOf(await runs(page, "dexie"));
  return [
    { name: `${name}.ms`, ...sync, ...MS, about },
    { name: `${name}.downloadOnly.ms`, ...download, ...MS, about: "the same bytes, read and thrown away" },
    { name: `${name}.dexieRows.ms`, ...rows, ...MS, about: "the same rows in clear under three indexes" },
    {
      name: `${name}.perDownload`,
      value: sync.value / download.value,
      limit: 2,
      ...TIMES,
      about: "to the bare download",
    },
    { name: `${name}.perRows`, value: sync.value / rows.value, limit: 0.1, ...TIMES, about: "to the rows" },
  ];
}

/** A first sync of 10,000 records and what hangs on them; then unlocking and saving on that device. */
export const first10kFigures = (): Promise<Figure[]> =>
  onPage(FIRST_10K, async (page) => {
    await ask(page, "sync");
    const unlocks = await runs(page, "unlock");
    const saves = await ask(page, "save");
    return [
      ...(await firstSync(page, "sync.first10k", "Chromium, sealed, shipped engine and store")),
      {
        name: "unlock.10k.ms",
        ...medianOf(unlocks),
        ...MS,
        limit: 1_500,
        about: "keys to a complete directory",
      },
      {
        name: "save.p95.ms",
        ...p95Of(saves.all),
        ...MS,
        limit: 150,
        about: `${saves.all.length} visits with notes, strict`,
      },
    ];
  });

/** A first sync of a whole municipality, and a search in it. */
export const first90kFigures = (): Promise<Figure[]> =>
  onPage(FIRST_90K, async (page) => {
    const about = "20,000 persons with names, 60,000 visits, 10,000 referrals";
    await ask(page, "sync");
    const searches = await ask(page, "search");
    return [
      ...(await firstSync(page, "sync.first90k", about)),
      {
        name: "search.20k.p95.ms",
        ...p95Of(searches.all),
        ...MS,
        limit: 16,
        about: `${searches.all.length} queries as typed`,
      },
    ];
  });
