import { ENDS } from "./device-disk";
import type { Made } from "./made";
import { FAULTS } from "./network";
import { poison as putPoison, POISON_KINDS } from "./poisons";
import { cloneOf } from "./profiles";
import { type Act, addPhone, editInTab, OFFICE, passesBy, register } from "./work-acts";
import type { World } from "./world";

function swapAreas(world: World, made: Made): void {
  world.count("areas-changed");
  made.areasChanged = true;
  const { server } = world;
  server.setAreas(server.areas().length === 2 ? [world.pick(OFFICE)] : OFFICE);
}

export const changeAreas: Act = (world, _tablet, made) => {
  // At any moment: also between a request and its answer.
  if (world.chance(0.5)) swapAreas(world, made);
  else world.network.meanwhile = { before: world.chance(0.5), happen: () => swapAreas(world, made) };
  return Promise.resolve();
};

export const restore: Act = (world, _tablet, made) => {
  const announced = world.chance(0.6);
  if (world.server.restore(announced)) {
    world.count(announced ? "restored" : "put-back-in-silence");
    world.forgetFragile();
    made.restores += 1;
    if (!announced) made.wasSilent = true;
  }
  return Promise.resolve();
};

export const faultySync: Act = async (world, tablet) => {
  world.network.fault = world.pick(FAULTS);
  await tablet.sync();
};

export const dyingSync: Act = async (world, tablet) => {
  if (world.chance(0.3)) world.network.fault = world.pick(FAULTS);
  await tablet.whileItMayDie(world.pick(ENDS), 1 + Math.floor(world.random() * 6), async () => {
    await tablet.sync();
    if (world.chance(0.3)) await tablet.tidy();
  });
};

export const dyingSave: Act = (world, tablet, made) =>
  tablet.whileItMayDie(world.pick(ENDS), 1 + Math.floor(world.random() * 2), () =>
    register(world, tablet, made),
  );

/** Two tabs of one profile work and exchange at the same time. */
export const twoTabs: Act = async (world, tablet, made) => {
  world.count("two-tabs");
  const tab = await tablet.openTab();
  await Promise.all([register(world, tablet, made), editInTab(world, tablet, tab, made)]);
  await Promise.all([tablet.sync(), tablet.sync(tab)]);
  await tablet.closeTab(tab);
};

/** Somebody saves while an answer is on its way; it may be the one that takes an area away. */
export const workUnderWay: Act = async (world, tablet, made) => {
  world.count("work-under-way");
  if (world.chance(0.4)) await changeAreas(world, tablet, made);
  let arrive = (): void => {};
  const until = new Promise<void>((resume) => (arrive = resume));
  const asked = new Promise<void>((resume) => (world.network.held = { asked: resume, until }));
  const going = tablet.sync();
  await Promise.race([asked, going]);
  world.network.held = null;
  await register(world, tablet, made);
  await addPhone(world, tablet, made);
  arrive();
  await going;
};

/** A tab is frozen while it leads; another takes its lock, and then the first one thaws with its answer in hand. */
export const frozenLeader: Act = async (world, tablet, made) => {
  world.count("lock-stolen");
  const tab = await tablet.openTab();
  let thaw = (): void => {};
  const until = new Promise<void>((resume) => (thaw = resume));
  const asked = new Promise<void>((resume) => (world.network.held = { asked: resume, until }));
  const frozen = tablet.sync();
  await Promise.race([asked, frozen]);
  world.network.held = null;
  // What the frozen one was told is out of date by the time it thaws.
  if (world.chance(0.5)) swapAreas(world, made);
  await tablet.sync(tab);
  const before = await tablet.pulled(tab);
  thaw();
  await frozen;
  if ((await tablet.pulled(tab)) !== before)
    world.problems.push(`[deposed] a tab of ${tablet.name} that was replaced has written`);
  await tablet.closeTab(tab);
};

export const loseSegment: Act = async (world, tablet) => {
  const how = world.pick(["lost", "spoilt"] as const);
  if (await tablet.loseSegment(how)) world.count(`segment-${how}`);
};

/** A new build comes to a tablet that may hold unsent work and segments in the words of the old one (rules V2, O3). */
export const update: Act = async (world, tablet) => {
  if (await tablet.update()) world.count("updated");
};

export const clone: Act = async (world, tablet) => {
  if (world.tablets.length > 5) return;
  world.count("cloned");
  world.tablets.push(await cloneOf(tablet));
};

export const poison: Act = async (world, tablet) => {
  world.count("poison");
  await putPoison(tablet, world.pick(POISON_KINDS));
  const problem = world.chance(0.5) ? await passesBy(world, tablet) : null;
  if (problem) world.problems.push(`[poison] ${problem}`);
};
