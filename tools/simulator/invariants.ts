import { forgetErased } from "../../client/src/data/forget-erased";
import { custody, references, refusals } from "./check-custody";
import { consents, merging, resurrections } from "./check-merging";
import { notices, repairs, screens } from "./check-screens";
import { erasedAtServer, erasedOnTablets } from "./erase-acts";
import type { Made } from "./made";
import { handInFrom } from "./shelf-acts";
import type { World } from "./world";

/** Rounds after the last fault within which every outbox has to be empty. */
const ROUNDS = 4;

export async function settle(world: World): Promise<void> {
  world.network.fault = "none";
  world.network.meanwhile = null;
  for (const late of world.network.delayed.splice(0)) {
    world.count("delivered-late");
    await world.server.serve(late);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const tablet of world.tablets) await tablet.sync();
    // Every device is locked once more: what only its shelf knows of goes in then.
    if (round === 0) for (const tablet of world.tablets) await handInFrom(tablet);
  }
}

/** Playing captured traffic again, in any order, changes nothing (rule P2). */
async function replays(world: World, { restores }: Made): Promise<string[]> {
  // What nobody has any more may come back with old traffic: that is as good as its author handing it in.
  const strangersLost = [...world.ofStrangers].some((hash) => !world.server.has(hash));
  if (restores > 0 && (world.forgotten.size > 0 || strangersLost)) return [];
  const before = world.server.contentHash();
  const old = world.network.captured.map((sent) => ({ sent, order: world.random() }));
  for (const { sent } of old.sort((a, b) => a.order - b.order)) await world.server.serve(sent);
  return world.server.contentHash() === before ? [] : ["[replay] old traffic changed something"];
}

function endOf(world: World): string {
  const rows = world.server.db.sqlite
    .prepare(
      "select collection, id, scope, deleted, data from record where collection in ('beneficiary', 'phone', 'redirect', 'consent')",
    )
    .all() as { collection: string; id: string; data: Buffer }[];
  return rows
    .map((row) => JSON.stringify({ ...row, data: row.data.toString() }))
    .sort()
    .join("\n");
}

function countKept(world: World): void {
  const count = (sql: string) => (world.server.db.sqlite.prepare(sql).get() as { n: number }).n;
  world.count("conflict", count("select count(*) as n from conflict"));
  for (const tablet of world.tablets)
    for (const { what } of tablet.replica.incidents) world.count(`incident-${what}`);
  world.count("fork", count("select count(*) as n from incarnation where number > 1"));
}

/** What does not hold at the end of a seed, each with its invariant in brackets. */
export async function broken(world: World, made: Made): Promise<{ problems: string[]; end: string }> {
  await settle(world);
  countKept(world);
  // Orders are carried out in a lull; nothing else of tidying may be what makes them hold.
  for (const { replica } of world.tablets) await forgetErased(replica);
  const problems = [
    ...new Set([
      ...world.problems,
      ...custody(world, made),
      ...refusals(world, made),
      ...references(world),
      ...merging(world, made),
      ...consents(world),
      ...resurrections(world, made),
      ...erasedAtServer(world, made),
      ...(await erasedOnTablets(world, made)),
      ...(await screens(world, made)),
      ...(await notices(world)),
      ...repairs(world, made),
      ...world.network.leaks.map((leak) => `[nothing outside] ${leak}`),
      ...(await replays(world, made)),
    ]),
  ];
  return { problems, end: endOf(world) };
}
