import { readRecord } from "../../server/src/db/records";
import { aboutErased } from "./erase-acts";
import type { Made } from "./made";
import type { World } from "./world";

/** Every op that was told "saved" is on the server or still in an outbox, looked at while faults go on (rules O1, O2). */
export function custodyOnTheWay(world: World, { restores }: Made): string[] {
  // A server that was put back has to ask for what it lost; until then only the kept copies have it.
  if (restores > 0) return [];
  const held = new Set(world.tablets.flatMap(({ replica }) => replica.pending.all().map(({ hash }) => hash)));
  for (const hash of world.onShelves()) held.add(hash);
  return world.told
    .filter(({ hash }) => !held.has(hash) && !world.forgotten.has(hash) && !world.server.has(hash))
    .map(({ tablet, collection }) => `[custody] ${tablet.name}'s op on ${collection} is nowhere on the way`);
}

/** Every op that was told "saved" is on the server exactly once, and no outbox holds one any more (rules O1, O2, P2). */
export function custody(world: World, made: Made): string[] {
  const problems: string[] = [];
  const isErased = aboutErased(world, made);
  for (const told of world.told) {
    const { hash, collection, id, tablet, fields } = told;
    const times = world.server.times(hash);
    // A server that was put back does not ask for it, and nobody has it any more: it was erased, or named her in a pair.
    const namesErased = made.erased.has(String(fields["into"]));
    if (times === 0 && (isErased(told) || namesErased)) world.forgotten.add(hash);
    if (times > 1) problems.push(`[once] an op on ${collection} stands ${times} times`);
    if (times === 0 && !world.forgotten.has(hash))
      problems.push(`[custody] ${tablet.name}'s op on ${collection} ${id} is lost`);
  }
  for (const tablet of world.tablets)
    if (tablet.unsent() > 0)
      problems.push(`[empty outbox] ${tablet.name} still holds ${tablet.unsent()} ops`);
  for (const shelf of world.shelves)
    if (shelf.size > 0) problems.push(`[empty outbox] ${shelf.size} second copies still lie on a device`);
  return problems;
}

interface WaitingOp {
  hash: string;
  status: string;
  replica: string;
  collection: string;
  id: string;
  reason: string | null;
  about: string | null;
  /** The other person whom a redirect names. */
  other: string | null;
}

/** Why an op waits, when it has to; null for an op that waits without cause (rules P3, P4, S2). */
function causeOf(world: World, made: Made, waiting: readonly WaitingOp[], op: WaitingOp): string | null {
  const isErased = (id: string | null) => id !== null && made.erased.has(id);
  if (op.reason === null && (isErased(op.id) || isErased(op.about) || isErased(op.other))) return "erased";
  const poison = world.poisons.get(op.hash);
  if (poison !== undefined) return op.reason === poison ? "poison" : null;
  const follows = (id: string | null) =>
    waiting.some((each) => each !== op && each.replica === op.replica && each.id === id);
  const isLostCreate = (id: string | null) =>
    world.told.some((each) => each.isNew && each.id === id && world.forgotten.has(each.hash));
  switch (op.reason) {
    case "out-of-reach":
      return made.refused.has(op.id) || made.areasChanged ? "reach" : null;
    case "held":
      return follows(op.id) || follows(op.about) || follows(op.other) ? "follows" : null;
    case "group":
      return made.refused.has(op.id) || made.areasChanged ? "group" : null;
    case "no-record":
    case "missing-field":
      // What waited for its record alone follows when that comes (rule P3).
      if (op.collection !== "redirect" && readRecord(world.server.db, op.collection, op.id)) return null;
      // Whoever offers again after a restore may come before the one who made the record.
      if (isLostCreate(op.id) || isLostCreate(op.other) || made.restores > 0) return "no record";
      // Whoever may not see the other file any more is answered as if it were not there (rule B3).
      return op.collection === "redirect" && made.areasChanged ? "reach" : null;
    default:
      return null;
  }
}

/** Nothing waits for review without one of the known causes, and nothing of ours broke (rules P3, P4). */
export function refusals(world: World, made: Made): string[] {
  const waiting = world.server.db.sqlite
    .prepare(
      "select o.hash, o.status, o.replica, o.collection, o.record_id as id, q.reason, q.person_id as about from op o left join quarantine q on q.replica = o.replica and q.incarnation = o.incarnation and q.n = o.n where o.status not in ('applied', 'conflict')",
    )
    .all() as WaitingOp[];
  const isErased = aboutErased(world, made);
  const erased = new Set(world.told.filter(isErased).map(({ hash }) => hash));
  const toldAbout = new Map(world.told.map(({ hash, fields }) => [hash, fields["personId"]]));
  const toldOf = new Map(world.told.map(({ hash, fields }) => [hash, fields["into"]]));
  for (const each of waiting) {
    world.count(each.status);
    const personId = toldAbout.get(each.hash);
    if (typeof personId === "string") each.about = personId;
    const into = toldOf.get(each.hash);
    each.other = typeof into === "string" ? into : null;
  }
  return waiting
    .filter((each) => !(each.reason === null && erased.has(each.hash)) && !world.ofStrangers.has(each.hash))
    .filter((each) => causeOf(world, made, waiting, each) === null)
    .map(
      ({ status, collection, id, reason }) =>
        `[refusals] an op on ${collection} ${id} is ${status}: ${reason}`,
    );
}

/** What is about somebody is about somebody who is there, or whose record waits for review (rule B1). */
export function references(world: World): string[] {
  const orphans = world.server.db.sqlite
    .prepare(
      "select p.id, json_extract(p.data, '$.personId') as about from record p where p.collection = 'phone' and json_extract(p.data, '$.personId') is not null and not exists (select 1 from record b where b.collection = 'beneficiary' and b.id = json_extract(p.data, '$.personId'))",
    )
    .all() as { id: string; about: string }[];
  const waiting = new Set(
    (
      world.server.db.sqlite
        .prepare("select hash from op where status not in ('applied', 'conflict')")
        .all() as { hash: string }[]
    ).map(({ hash }) => hash),
  );
  // Nobody else can know that a record waits, not even a clone; whoever wrote it waits with what hangs on it.
  const creates = world.told.filter(({ isNew }) => isNew);
  const tabletOf = new Map(creates.map(({ id, tablet }) => [id, tablet]));
  const isAwaited = (phone: string, id: string) =>
    world.told.some(
      ({ isNew, id: created, hash, tablet }) =>
        isNew &&
        created === id &&
        (world.forgotten.has(hash) || (waiting.has(hash) && tablet !== tabletOf.get(phone))),
    );
  return orphans
    .filter(({ id, about }) => !isAwaited(id, about))
    .map(({ id, about }) => `[references] phone ${id} is about ${about}, who is not there`);
}
