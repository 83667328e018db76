import type { Planned } from "../../client/src/data/make-op";
import type { Replica } from "../../client/src/data/replica";
import type { Made } from "./made";
import type { Tablet } from "./tablet";
import type { World } from "./world";

/** One thing that people or the world do. */
export type Act = (world: World, tablet: Tablet, made: Made) => Promise<void>;

export const OFFICE = ["vil.avgeniki", "vil.siva"] as const;
/** Nobody's area: a person registered there waits in quarantine. */
const STRANGE = "vil.matala";
const FATHERS = ["Γεώργιος", "Μάρκος", "Πέτρος", "Νικόλαος", "Ιωσήφ"];

/** Half of the words are nobody else's, so that it can be told who has seen what; the others may be said twice. */
const aFather = (world: World): string =>
  world.pick(FATHERS) + (world.chance(0.5) ? ` ${world.another()}` : "");

const aNumber = (world: World, start: string) => `${start}${Math.floor(world.random() * 1e8)}`;

const create = (collection: string, id: string, fields: Record<string, unknown>): Planned => ({
  collection,
  id,
  isNew: true,
  base: null,
  fields,
});

export const register: Act = async (world, tablet, made) => {
  const id = tablet.newId();
  const isStrange = world.chance(0.06);
  const community = isStrange ? STRANGE : world.pick(OFFICE);
  const plans = [create("beneficiary", id, { community, fatherName: aFather(world) })];
  // One save of several records: they stand or fall together.
  const phone = world.chance(0.2) ? tablet.newId() : null;
  if (phone) plans.push(create("phone", phone, { personId: id, number: aNumber(world, "69") }));
  if (!(await tablet.save(plans))) return;
  made.people.push(id);
  if (phone) made.phones.push(phone);
  if (!isStrange) return;
  made.refused.add(id);
  if (phone) made.refused.add(phone);
};

export const addPhone: Act = async (world, tablet, made) => {
  const id = tablet.newId();
  const personId = world.pick(made.people);
  // Mostly about somebody on the screen; sometimes about one whose record has not come here yet.
  if (world.chance(0.9) && !(await tablet.form("beneficiary", personId))) return;
  const plan = create("phone", id, { personId, number: aNumber(world, "69") });
  if (await tablet.save(plan)) made.phones.push(id);
  if (made.refused.has(personId)) made.refused.add(id);
};

interface Change {
  fields: Record<string, unknown>;
  remove?: boolean;
  resolves?: Record<string, number[]>;
  sides?: Record<string, unknown[]>;
}

export async function edit(
  world: World,
  [tablet, replica]: [Tablet, Replica?],
  collection: string,
  id: string,
  { sides, ...change }: Change,
): Promise<boolean> {
  const form = await tablet.form(collection, id, replica);
  if (!form) return false;
  // Between opening the form and saving it a sync may come by: the base stays the one from when it opened (rule M2).
  if (!replica && world.chance(0.2)) await tablet.sync();
  const plan = { collection, id, isNew: false, base: form.base, ...change };
  return tablet.save(plan, { fields: form.fields, ...(sides && { sides }) }, replica);
}

const aWord = (world: World): Record<string, unknown> => {
  if (world.chance(0.8)) return { fatherName: aFather(world) };
  return { howToFind: world.chance(0.15) ? null : aFather(world) };
};

export const editPerson: Act = async (world, tablet, made) => {
  await edit(world, [tablet], "beneficiary", world.pick(made.people), { fields: aWord(world) });
};

export const editInTab = (world: World, tablet: Tablet, tab: Replica, made: Made): Promise<boolean> =>
  edit(world, [tablet, tab], "beneficiary", world.pick(made.people), { fields: aWord(world) });

export const editOnePhone = (world: World, tablet: Tablet, id: string): Promise<boolean> =>
  edit(world, [tablet], "phone", id, { fields: { number: aNumber(world, "21") } });

export const editPhone: Act = async (world, tablet, made) => {
  if (made.phones.length > 0) await editOnePhone(world, tablet, world.pick(made.phones));
};

export const removePhone: Act = async (world, tablet, made) => {
  if (made.phones.length === 0) return;
  world.count("removed");
  await edit(world, [tablet], "phone", world.pick(made.phones), { fields: {}, remove: true });
};

export const move: Act = async (world, tablet, made) => {
  world.count("moved");
  const fields = { community: world.pick(OFFICE) };
  await edit(world, [tablet], "beneficiary", world.pick(made.people), { fields });
};

/** Two people write the same without knowing of each other; each of them may go on from there (rule M3). */
export const sayTheSame: Act = async (world, tablet, made) => {
  const other = world.pick(world.tablets);
  const id = world.pick(made.people);
  const forms = await Promise.all([tablet, other].map((each) => each.form("beneficiary", id)));
  const [own, theirs] = forms;
  if (other === tablet || !own || !theirs) return;
  world.count("said-the-same");
  const fields = { fatherName: aFather(world) };
  const plan = { collection: "beneficiary", id, isNew: false, fields };
  await tablet.save({ ...plan, base: own.base }, { fields: own.fields });
  await other.save({ ...plan, base: theirs.base }, { fields: theirs.fields });
  await tablet.sync();
  await other.sync();
  if (world.chance(0.5))
    await edit(world, [world.pick([tablet, other])], "beneficiary", id, { fields: aWord(world) });
};

interface Desk {
  open?: boolean;
  collection: string;
  recordId: string;
  field: string;
  sides: { seq: number; value: unknown }[];
}

/** Somebody decides a conflict, naming the sides that are on the screen. */
export const decide: Act = async (world, tablet) => {
  const open = [...tablet.replica.directory.ids("conflict")];
  if (open.length === 0) return;
  const conflict = await tablet.form("conflict", world.pick(open));
  if (!conflict) return;
  const { open: isOpen, collection, recordId, field, sides } = conflict.fields as unknown as Desk;
  if (!isOpen || field.startsWith("$")) return;
  const isDecided = await edit(world, [tablet], collection, recordId, {
    fields: { [field]: world.pick(sides).value },
    resolves: { [field]: sides.map(({ seq }) => seq) },
    sides: { [field]: sides.map(({ value }) => value) },
  });
  if (isDecided) world.count("decided");
};

/** What cannot be applied stands in nobody's way: what is written after it arrives with the next exchange (rule P4). */
export async function passesBy(world: World, tablet: Tablet): Promise<string | null> {
  const id = tablet.newId();
  await tablet.save(create("beneficiary", id, { community: OFFICE[0], fatherName: aFather(world) }));
  world.network.fault = "none";
  await tablet.sync();
  const own = world.told.findLast((each) => each.id === id);
  return !own || world.server.has(own.hash) ? null : `${tablet.name}'s work waits behind a poisoned op`;
}
