import { readRecord } from "../../server/src/db/records";
import { lostValues } from "./multi-value-register";
import { FAULTS, type Tablet, World } from "./world";

const COMMUNITIES = ["vil.avgeniki", "vil.siva"] as const;
const FATHERS = ["Γεώργιος", "Μάρκος", "Πέτρος", "Νικόλαος", "Ιωσήφ"];
const YEARS_MS = 365 * 86_400_000;
const STEPS = 80;

interface Known {
  people: string[];
  phones: string[];
}

export interface Played {
  world: World;
  /** What an invariant found wrong; empty when all hold. */
  problems: string[];
}

async function edit(
  world: World,
  tablet: Tablet,
  collection: string,
  id: string,
  fields: Record<string, unknown>,
) {
  const form = await tablet.formOn(collection, id);
  if (!form) return;
  // Between opening the form and saving it a sync may come by: the base stays the one from when it opened (rule M2).
  if (world.random() < 0.2) await tablet.sync();
  await tablet.change(collection, id, fields, form.base);
}

/** One random thing a person does on one tablet, or the network does to it. */
async function step(world: World, tablet: Tablet, known: Known): Promise<void> {
  const dice = world.random();
  const aNumber = (start: string) => `${start}${Math.floor(world.random() * 1e8)}`;
  if (dice < 0.15 || known.people.length === 0) {
    const fields = { community: world.pick(COMMUNITIES), fatherName: world.pick(FATHERS) };
    known.people.push(await tablet.add("beneficiary", fields));
  } else if (dice < 0.28) {
    known.phones.push(
      await tablet.add("phone", { personId: world.pick(known.people), number: aNumber("69") }),
    );
  } else if (dice < 0.58) {
    await edit(world, tablet, "beneficiary", world.pick(known.people), { fatherName: world.pick(FATHERS) });
  } else if (dice < 0.68 && known.phones.length > 0) {
    await edit(world, tablet, "phone", world.pick(known.phones), { number: aNumber("21") });
  } else if (dice < 0.73) {
    await edit(world, tablet, "beneficiary", world.pick(known.people), {
      community: world.pick(COMMUNITIES),
    });
  } else if (dice < 0.77) {
    await tablet.restart();
    world.count("restart");
  } else if (dice < 0.785) {
    await tablet.snapshot();
  } else if (dice < 0.8) {
    if (await tablet.rollBack()) world.count("rollback");
  } else {
    world.fault = world.pick(FAULTS);
    await tablet.sync();
  }
}

/** When faults stop, everything arrives within a bounded number of rounds. */
async function settle(world: World): Promise<void> {
  world.fault = "none";
  for (const late of world.delayed.splice(0)) await late();
  for (let round = 0; round < 3; round += 1) for (const tablet of world.tablets) await tablet.sync();
}

async function differences(world: World, collection: string, ids: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  for (const id of ids) {
    const shown = await Promise.all(world.tablets.map((tablet) => tablet.shows(collection, id)));
    if (new Set(shown).size > 1) problems.push(`${collection} ${id} differs between tablets`);
  }
  return problems;
}

async function losses(world: World, known: Known): Promise<string[]> {
  const problems: string[] = [];
  const ops = world.db.sqlite.prepare("select replica, status from op where replica <> 'system'").all() as {
    replica: string;
    status: string;
  }[];
  for (const tablet of world.tablets) {
    const own = ops.filter((op) => op.replica === tablet.id);
    if (own.some((op) => op.status !== "applied" && op.status !== "conflict"))
      problems.push("an op was refused");
    if (own.length > tablet.saved.length) problems.push("an op arrived twice");
    if (tablet.unsent() > 0) problems.push(`${tablet.name} still holds ${tablet.unsent()} ops`);
    // What a device forgot before it was delivered nobody can ask for: only what it still knows of is counted.
    if (tablet.rolledBack) continue;
    if (own.length !== (await tablet.made())) problems.push(`ops of ${tablet.name} are missing`);
    for (const { collection, id } of tablet.saved)
      if (!readRecord(world.db, collection, id)) problems.push(`${collection} ${id} is missing`);
  }
  const fields = [
    ...known.people.flatMap((id) => [
      ["beneficiary", id, "fatherName"] as const,
      ["beneficiary", id, "community"] as const,
    ]),
    ...known.phones.map((id) => ["phone", id, "number"] as const),
  ];
  for (const [collection, id, field] of fields) {
    const lost = lostValues(world.db, collection, id, field);
    if (lost.length > 0) problems.push(`${collection} ${id} lost ${field} ${JSON.stringify(lost)}`);
  }
  return problems;
}

/** Plays one seed: three tablets with clocks decades apart, random work, random faults, then checks the invariants. */
export async function play(seed: number): Promise<Played> {
  const world = new World(seed);
  const known: Known = { people: [], phones: [] };
  await world.addTablet("social");
  await world.addTablet("nurse", 50 * YEARS_MS);
  await world.addTablet("mediator", -50 * YEARS_MS);
  for (let steps = 0; steps < STEPS; steps += 1) await step(world, world.pick(world.tablets), known);
  await settle(world);
  const open = world.db.sqlite.prepare("select count(*) as n from conflict").get() as { n: number };
  world.counted["conflict"] = open.n;
  world.counted["fork"] = (
    world.db.sqlite.prepare("select count(*) as n from incarnation where number > 1").get() as { n: number }
  ).n;
  const problems = [
    ...(await losses(world, known)),
    ...(await differences(world, "beneficiary", known.people)),
    ...(await differences(world, "phone", known.phones)),
  ];
  return { world, problems };
}
