import { ENDS } from "./device-disk";
import { broken } from "./invariants";
import { FAULTS } from "./network";
import type { Staff, Tablet } from "./tablet";
import { World } from "./world";

const OFFICE = ["vil.avgeniki", "vil.siva"] as const;
/** Nobody's area: a person registered there waits in quarantine. */
const STRANGE = "vil.matala";
const FATHERS = ["Γεώργιος", "Μάρκος", "Πέτρος", "Νικόλαος", "Ιωσήφ"];
const STAFF: readonly Staff[] = ["social", "nurse", "mediator", "nurse2", "coordinator"];
const YEAR_MS = 365 * 86_400_000;
const STEPS = 200;

/** What a seed has made so far. */
export interface Made {
  people: string[];
  phones: string[];
  visits: string[];
  /** People of a community that nobody serves, and records that no server can read: they are refused on purpose. */
  refused: Set<string>;
  /** Somebody's areas changed: what was written under way may wait for review. */
  areasChanged: boolean;
  restores: number;
}

export interface Played {
  counted: Record<string, number>;
  /** What an invariant found wrong; empty when all hold. */
  problems: string[];
  /** Everything that is known at the end, without what a clock said. */
  end: string;
}

export interface PlayOptions {
  /** Years by which the tablets' clocks are off. */
  clocks?: readonly number[];
  steps?: number;
}

type Act = (world: World, tablet: Tablet, made: Made) => Promise<void>;

const aNumber = (world: World, start: string) => `${start}${Math.floor(world.random() * 1e8)}`;

const register: Act = async (world, tablet, made) => {
  const id = tablet.newId();
  const isStrange = world.chance(0.06);
  const community = isStrange ? STRANGE : world.pick(OFFICE);
  const fields = { community, fatherName: world.pick(FATHERS) };
  const isSaved = await tablet.save({ collection: "beneficiary", id, isNew: true, base: null, fields });
  if (!isSaved) return;
  made.people.push(id);
  if (isStrange) made.refused.add(id);
};

const addPhone: Act = async (world, tablet, made) => {
  const id = tablet.newId();
  const personId = world.pick(made.people);
  const fields = { personId, number: aNumber(world, "69") };
  if (await tablet.save({ collection: "phone", id, isNew: true, base: null, fields })) made.phones.push(id);
  if (made.refused.has(personId)) made.refused.add(id);
};

async function edit(
  world: World,
  tablet: Tablet,
  collection: string,
  id: string,
  change: { fields: Record<string, unknown>; remove?: boolean },
): Promise<void> {
  const form = await tablet.form(collection, id);
  if (!form) return;
  // Between opening the form and saving it a sync may come by: the base stays the one from when it opened (rule M2).
  if (world.chance(0.2)) await tablet.sync();
  await tablet.save({ collection, id, isNew: false, base: form.base, ...change });
}

const editPerson: Act = (world, tablet, made) =>
  edit(world, tablet, "beneficiary", world.pick(made.people), {
    fields: world.chance(0.8) ? { fatherName: world.pick(FATHERS) } : { howToFind: world.pick(FATHERS) },
  });

const editPhone: Act = async (world, tablet, made) => {
  if (made.phones.length === 0) return;
  await edit(world, tablet, "phone", world.pick(made.phones), { fields: { number: aNumber(world, "21") } });
};

const removePhone: Act = async (world, tablet, made) => {
  if (made.phones.length === 0) return;
  world.count("removed");
  await edit(world, tablet, "phone", world.pick(made.phones), { fields: {}, remove: true });
};

const move: Act = async (world, tablet, made) => {
  world.count("moved");
  await edit(world, tablet, "beneficiary", world.pick(made.people), {
    fields: { community: world.pick(OFFICE) },
  });
};

/** Somebody decides a conflict, naming the sides that are on the screen. */
const decide: Act = async (world, tablet) => {
  const open = [...tablet.replica.directory.ids("conflict")];
  if (open.length === 0) return;
  const conflict = await tablet.form("conflict", world.pick(open));
  const {
    open: isOpen,
    collection,
    recordId,
    field,
    sides,
  } = (conflict?.fields ?? {}) as {
    open?: boolean;
    collection: string;
    recordId: string;
    field: string;
    sides: { seq: number; value: unknown }[];
  };
  const form = isOpen && !field.startsWith("$") ? await tablet.form(collection, recordId) : null;
  if (!form) return;
  world.count("decided");
  await tablet.save({
    collection,
    id: recordId,
    isNew: false,
    base: form.base,
    fields: { [field]: world.pick(sides).value },
    resolves: { [field]: sides.map(({ seq }) => seq) },
  });
};

const changeAreas: Act = async (world, _tablet, made) => {
  world.count("areas-changed");
  made.areasChanged = true;
  const { server } = world;
  server.setAreas(server.areas().length === 2 ? [world.pick(OFFICE)] : OFFICE);
};

const restore: Act = async (world, _tablet, made) => {
  const announced = world.chance(0.6);
  if (!world.server.restore(announced)) return;
  world.count(announced ? "restored" : "put-back-in-silence");
  world.forgetFragile();
  made.restores += 1;
};

const faultySync: Act = async (world, tablet) => {
  world.network.fault = world.pick(FAULTS);
  await tablet.sync();
};

const dyingSync: Act = async (world, tablet) => {
  if (world.chance(0.3)) world.network.fault = world.pick(FAULTS);
  await tablet.whileItMayDie(world.pick(ENDS), 1 + Math.floor(world.random() * 6), async () => {
    await tablet.sync();
    if (world.chance(0.3)) await tablet.tidy();
  });
};

const dyingSave: Act = (world, tablet, made) =>
  tablet.whileItMayDie(world.pick(ENDS), 1 + Math.floor(world.random() * 2), () =>
    register(world, tablet, made),
  );

/** Two tabs of one profile work and exchange at the same time. */
const twoTabs: Act = async (world, tablet, made) => {
  world.count("two-tabs");
  const tab = await tablet.openTab();
  const id = world.pick(made.people);
  const form = await tablet.form("beneficiary", id, tab);
  await Promise.all([
    register(world, tablet, made),
    form &&
      tablet.save(
        {
          collection: "beneficiary",
          id,
          isNew: false,
          base: form.base,
          fields: { fatherName: world.pick(FATHERS) },
        },
        tab,
      ),
  ]);
  await Promise.all([tablet.sync(), tablet.sync(tab)]);
  await tablet.closeTab(tab);
};

/** A tab is frozen while it leads; another takes its lock, and then the first one thaws with its answer in hand. */
const frozenLeader: Act = async (world, tablet) => {
  world.count("lock-stolen");
  const tab = await tablet.openTab();
  let thaw = (): void => {};
  const until = new Promise<void>((resume) => (thaw = resume));
  const asked = new Promise<void>((resume) => (world.network.held = { asked: resume, until }));
  const frozen = tablet.sync();
  await Promise.race([asked, frozen]);
  world.network.held = null;
  await tablet.sync(tab);
  thaw();
  await frozen;
  await tablet.closeTab(tab);
};

const clone: Act = async (world, tablet) => {
  if (world.tablets.length > 5) return;
  world.count("cloned");
  world.tablets.push(await tablet.clone());
};

const rollBack: Act = async (world, tablet) => {
  if (await tablet.rollBack()) world.count("rolled-back");
};

const loseSegment: Act = async (world, tablet) => {
  const how = world.pick(["lost", "spoilt"] as const);
  if (await tablet.loseSegment(how)) world.count(`segment-${how}`);
};

const poison: Act = async (world, tablet) => {
  world.count("poison");
  await tablet.poison();
};

/** How likely each thing is, in parts of the whole. */
const ACTS: readonly (readonly [number, Act])[] = [
  [8, register],
  [9, addPhone],
  [22, editPerson],
  [8, editPhone],
  [2, removePhone],
  [4, move],
  [3, decide],
  [26, faultySync],
  [6, dyingSync],
  [3, dyingSave],
  [2, (_world, tablet) => tablet.restart()],
  [2, async (_world, tablet) => tablet.tidy()],
  [1.2, async (_world, tablet) => tablet.keepCopy()],
  [0.5, rollBack],
  [0.8, loseSegment],
  [0.15, clone],
  [0.6, poison],
  [1, twoTabs],
  [1, frozenLeader],
  [0.6, changeAreas],
  [1, async (world) => world.server.keepCopy()],
  [0.35, restore],
];
const WHOLE = ACTS.reduce((sum, [weight]) => sum + weight, 0);

async function step(world: World, made: Made): Promise<void> {
  const tablet = world.pick(world.tablets);
  if (made.people.length === 0) return register(world, tablet, made);
  let dice = world.random() * WHOLE;
  for (const [weight, act] of ACTS) {
    dice -= weight;
    if (dice < 0) return act(world, tablet, made);
  }
}

/** Plays one seed: some tablets with clocks decades apart, random work, random faults, then checks the invariants. */
export async function play(
  seed: number,
  { clocks = [0, 50, -50], steps = STEPS }: PlayOptions = {},
): Promise<Played> {
  const world = new World(seed);
  const made: Made = {
    people: [],
    phones: [],
    visits: [],
    refused: new Set(),
    areasChanged: false,
    restores: 0,
  };
  const tablets = 2 + Math.floor(world.random() * 4);
  for (const [at, name] of STAFF.slice(0, tablets).entries())
    await world.addTablet(name, (clocks[at % clocks.length] ?? 0) * YEAR_MS);
  for (let at = 0; at < steps; at += 1) {
    world.server.now += Math.floor(world.random() * 60_000);
    await step(world, made);
  }
  const { problems, end } = await broken(world, made);
  world.close();
  return { counted: world.counted, problems, end };
}
