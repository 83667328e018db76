import { addDays, dayAt, weekday } from "@konta/shared/base/local-date";
import { pino } from "pino";
import { createApp } from "./app";
import { buildFacts } from "./build-facts";
import { clientFolder } from "./client-folder";
import { type Config, readConfig } from "./config";
import type { Database } from "./db/open-database";
import { searchIndexOf } from "./db/search-index";
import { ensureOutings, hasDemo, seedDemo } from "./demo/seed-demo";
import { tellDemo } from "./demo/tell-demo";
import { listen } from "./listen";
import { openKonta, sayOpenProblem } from "./open-konta";
import { seedRegistry } from "./registries/seed-registry";
import { syncRoutes } from "./sync/sync-routes";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function refuse(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Today's outing, on whatever day the demo is shown, and the next working day's. */
function keepDemoCurrent(db: Database, now: number): void {
  const today = dayAt(now);
  let next = addDays(today, 1);
  while (weekday(next) > 5) next = addDays(next, 1);
  ensureOutings(db, [today, next]);
}

async function seed(db: Database, config: Config): Promise<void> {
  seedRegistry(db, Date.now());
  if (!config.demo) return;
  if (!hasDemo(db)) {
    say("Seeding the demo municipality …");
    await seedDemo(db);
  }
  keepDemoCurrent(db, Date.now());
}

async function start(config: Config): Promise<void> {
  const konta = openKonta(config, Date.now());
  if (!konta.ok) refuse(sayOpenProblem(konta.error, config));
  const { db, copy, close } = konta.value;
  const log = pino({ level: config.log, base: null });
  if (copy) log.info("the database was copied before it was migrated");
  for (const name of ["enrolments", "erasures"] as const) {
    const { unread } = db[name];
    if (unread > 0) log.error({ name, unread }, "a book beside the database has lines that cannot be read");
  }
  await seed(db, config);
  // Read before anybody waits: the first search costs what every other does.
  searchIndexOf(db).catchUp();
  const now = Date.now;
  const https = config.origin?.startsWith("https://") ?? false;
  const app = createApp({
    db,
    log,
    now,
    origin: config.origin,
    https,
    demo: config.demo,
    secondFactors: config.secondFactors,
    clientFolder: clientFolder(),
    ...buildFacts(),
    sync: syncRoutes({ db, log, now, https }),
  });
  const server = await listen(app.fetch, config.port);
  if (!server.ok) {
    close();
    refuse(`Port ${config.port} (PORT) is taken.`);
  }
  // A day that begins while the demo runs gets its outing too.
  const daily = setInterval(() => config.demo && keepDemoCurrent(db, Date.now()), 3_600_000);
  const stop = async (): Promise<void> => {
    clearInterval(daily);
    await server.value.close();
    close();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
  if (config.demo) tellDemo(db, say);
  say(`Κοντά: ${config.origin ?? `http://localhost:${config.port}`}`);
}

const config = readConfig(process.env);
if (!config.ok) refuse(`${config.error.variable} cannot stand as it is: ${config.error.detail}`);
await start(config.value);
