import { parseOp } from "@konta/shared/sync/op";
import { openKept } from "../../client/src/data/read-rows";
import { rowsOfSegment } from "../../client/src/data/segments";
import type { Made } from "./made";
import type { Tablet } from "./tablet";
import type { Act } from "./work-acts";
import type { Told, World } from "./world";

/** Everybody whose file counts as hers at the server now, found by following the decisions both ways. */
function filesOf({ server }: World, personId: string): Set<string> {
  const pairs = (
    server.db.sqlite
      .prepare(
        "select id, json_extract(data, '$.into') as into_id from record where collection = 'redirect' and deleted = 0",
      )
      .all() as { id: string; into_id: string | null }[]
  ).flatMap((row) => (row.into_id === null ? [] : [[row.id, row.into_id] as const]));
  const files = new Set([personId]);
  const look = [personId];
  for (let at = look.pop(); at !== undefined; at = look.pop())
    for (const [one, other] of pairs)
      for (const next of one === at ? [other] : other === at ? [one] : [])
        if (!files.has(next)) {
          files.add(next);
          look.push(next);
        }
  return files;
}

/** Somebody asks to be erased; tablets go on writing about her until they hear of it (rules O5, S5). */
export const erase: Act = (world, _tablet, made) => {
  const personId = world.pick(made.people);
  if (made.erased.has(personId)) return Promise.resolve();
  world.count("erased");
  for (const file of filesOf(world, personId)) made.erased.add(file);
  world.server.erase(personId);
  return Promise.resolve();
};

/** Whom each record is about, told by what people were told when they made it. */
function peopleOf({ told }: World): Map<string, unknown> {
  const known = new Map<string, unknown>();
  for (const { isNew, id, fields } of told)
    if (isNew && "personId" in fields) known.set(id, fields["personId"]);
  return known;
}

/** Tells the ops that were written about somebody who is erased by now. */
export function aboutErased(world: World, { erased }: Made): (told: Told) => boolean {
  const people = peopleOf(world);
  return ({ id, fields }) =>
    erased.has(id) || erased.has(String(people.get(id))) || erased.has(String(fields["personId"]));
}

interface Row {
  collection: string;
  id: string;
  deleted: number;
  data: Buffer;
}

/** Of somebody who was erased nothing stands at the server, whatever came later or was put back (rules O5, S5). */
export function erasedAtServer(world: World, made: Made): string[] {
  if (made.erased.size === 0) return [];
  const { sqlite } = world.server.db;
  const gone = world.told.filter(aboutErased(world, made));
  const problems: string[] = [];
  const record = sqlite.prepare(
    "select collection, id, deleted, data from record where collection = ? and id = ?",
  );
  const op = sqlite.prepare("select length(body) as n from op where hash = ?");
  const disputes = sqlite.prepare("select 1 from conflict where collection = ? and record_id = ?");
  const waits = sqlite.prepare("select 1 from quarantine where collection = ? and record_id = ?");
  for (const { collection, id, hash } of gone) {
    const row = record.get(collection, id) as Row | undefined;
    if (row && (!row.deleted || row.data.toString() !== "{}"))
      problems.push(`[erased] ${collection} ${id} still says something`);
    const body = op.get(hash) as { n: number } | undefined;
    if (body && body.n > 0) problems.push(`[erased] an op on ${collection} ${id} is still kept`);
    if (disputes.get(collection, id)) problems.push(`[erased] ${collection} ${id} is still disputed`);
    if (waits.get(collection, id)) problems.push(`[erased] an op on ${collection} ${id} still waits`);
  }
  return problems;
}

/** Every record of which a tablet's disk still opens to content, and where. */
async function heldBy({ replica }: Tablet): Promise<[where: string, name: string][]> {
  const { strict } = replica.databases;
  const held: [string, string][] = [];
  for (const number of replica.segments.keys())
    for (const { collection, id, state } of await rowsOfSegment(replica, number))
      if (state === "live") held.push(["segments", `${collection} ${id}`]);
  for (const table of ["outbox", "overlay"] as const)
    for (const row of await strict[table].toArray()) {
      const kept = await openKept(replica, table, row);
      const op = kept && parseOp(kept.text);
      if (op?.ok) held.push([table, `${op.value.collection} ${op.value.id}`]);
    }
  return held;
}

/** And once they have heard of it, nothing on any tablet (rule O5). */
export async function erasedOnTablets(world: World, made: Made): Promise<string[]> {
  if (made.erased.size === 0) return [];
  const gone = new Set(
    world.told.filter(aboutErased(world, made)).map(({ collection, id }) => `${collection} ${id}`),
  );
  const problems: string[] = [];
  for (const tablet of world.tablets)
    for (const [where, name] of await heldBy(tablet))
      if (gone.has(name)) problems.push(`[erased] ${tablet.name} still has ${name} in its ${where}`);
  return problems;
}
