import { custodyOnTheWay } from "./check-custody";
import { SUPPORTED_FLOOR } from "@konta/shared/schema-steps/steps";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { ask } from "./consent-acts";
import { erase } from "./erase-acts";
import { broken } from "./invariants";
import { type Made, nothingMade } from "./made";
import * as merges from "./merge-acts";
import { keepCopy } from "./profiles";
import type { Staff } from "./tablet";
import * as people from "./work-acts";
import * as fate from "./world-acts";
import { DeviceShelf } from "./device-shelf";
import * as shelves from "./shelf-acts";
import { nameErased } from "./stranger-acts";
import { World } from "./world";

const STAFF: readonly Staff[] = ["social", "nurse", "mediator", "nurse2", "coordinator"];
const YEAR_MS = 365 * 86_400_000;
const STEPS = 200;
/** The share of tablets that begin with an older build. */
const OLD = 0.25;
/** The share of tablets that keep second copies, and of those that two people share. */
const SHELVED = 0.5;
const SHARED = 0.3;
const STEPS_BETWEEN_LOOKS = 40;

export interface Played {
  counted: Record<string, number>;
  /** What an invariant found wrong, with its name in brackets; empty when all hold. */
  problems: string[];
  /** Everything that is known at the end, without what a clock said. */
  end: string;
}

export interface PlayOptions {
  /** Years by which the tablets' clocks are off. */
  clocks?: readonly number[];
  steps?: number;
}

/** How likely each thing is, in parts of the whole. */
const ACTS: readonly (readonly [number, people.Act])[] = [
  [8, people.register],
  [9, people.addPhone],
  [21, people.editPerson],
  [1, people.sayTheSame],
  [8, people.editPhone],
  [2, people.removePhone],
  [4, people.move],
  [3, people.decide],
  [3, ask],
  [2, merges.merge],
  [0.8, merges.unmerge],
  [26, fate.faultySync],
  [6, fate.dyingSync],
  [3, fate.dyingSave],
  [2, (_world, tablet) => tablet.restart()],
  [2, async (_world, tablet) => tablet.tidy()],
  [1.2, async (_world, tablet) => keepCopy(tablet)],
  [0.8, shelves.rollBack],
  [1.5, shelves.handInLocked],
  [0.8, fate.loseSegment],
  [0.15, fate.clone],
  [0.6, fate.poison],
  [1, fate.twoTabs],
  [1, fate.frozenLeader],
  [1.5, fate.workUnderWay],
  [0.6, fate.changeAreas],
  [2, fate.update],
  [0.3, erase],
  [0.5, nameErased],
  [1, async (world) => world.server.keepCopy()],
  [0.35, fate.restore],
];
const WHOLE = ACTS.reduce((sum, [weight]) => sum + weight, 0);

async function step(world: World, made: Made): Promise<void> {
  const tablet = world.pick(world.tablets);
  if (made.people.length === 0) return people.register(world, tablet, made);
  let dice = world.random() * WHOLE;
  for (const [weight, act] of ACTS) {
    dice -= weight;
    if (dice < 0) return act(world, tablet, made);
  }
}

/** Some tablets were not updated for long (rule V2). */
function aVersion(world: World): number {
  if (!world.chance(OLD)) return SCHEMA_VERSION;
  world.count("older-version");
  return SUPPORTED_FLOOR;
}

/** The place for second copies on a device: a browser may have none, and two people may work on one tablet (rule O6). */
function aShelf(world: World): DeviceShelf | null {
  if (!world.chance(SHELVED)) return null;
  const other = [...world.shelves].at(-1);
  return other && world.chance(SHARED) ? other : new DeviceShelf(world);
}

/** Plays one seed: some tablets with clocks decades apart, random work, random faults, then checks the invariants. */
export async function play(
  seed: number,
  { clocks = [0, 50, -50], steps = STEPS }: PlayOptions = {},
): Promise<Played> {
  const world = new World(seed);
  const made = nothingMade();
  const tablets = 2 + Math.floor(world.random() * 4);
  for (const [at, name] of STAFF.slice(0, tablets).entries())
    await world.addTablet(name, {
      clockOffset: (clocks[at % clocks.length] ?? 0) * YEAR_MS,
      schema: aVersion(world),
      shelf: aShelf(world),
    });
  for (let at = 1; at <= steps; at += 1) {
    world.server.now += Math.floor(world.random() * 60_000);
    await step(world, made);
    if (at % STEPS_BETWEEN_LOOKS === 0) world.problems.push(...custodyOnTheWay(world, made));
  }
  const { problems, end } = await broken(world, made);
  world.close();
  return { counted: world.counted, problems, end };
}
