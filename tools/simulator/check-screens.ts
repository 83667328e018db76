import { type Incident, isRepair } from "../../client/src/data/incident";
import { readRecord } from "../../server/src/db/records";
import { derivedId } from "../../server/src/sync/derived-id";
import { staffId } from "../../server/src/sync/test-municipality";
import { disputesOf } from "./check-merging";
import type { Made } from "./made";
import { sameJson } from "./same-json";
import type { Tablet } from "./tablet";
import type { World } from "./world";

type RecordName = readonly [collection: string, id: string];
type Shown = Map<string, string>;

const MOST_CUTS = 3;
/** Not a record: everything that is read in somebody's file. */
const FILE = "file";

function recordsToLookAt(world: World, made: Made): RecordName[] {
  const others = world.server.db.sqlite
    .prepare("select collection, id from record where collection in ('conflict', 'notice')")
    .all() as { collection: string; id: string }[];
  return [
    ...made.people.map((id) => ["beneficiary", id] as const),
    ...made.phones.map((id) => ["phone", id] as const),
    ...[...made.consents].map((id) => ["consent", id] as const),
    ...made.people.map((id) => ["redirect", id] as const),
    ...made.people.map((id) => [FILE, id] as const),
    ...others.map(({ collection, id }) => [collection, id] as const),
  ];
}

async function shownBy(tablet: Tablet, records: readonly RecordName[]): Promise<Shown> {
  const shown: Shown = new Map();
  for (const [collection, id] of records)
    shown.set(
      `${collection} ${id}`,
      await (collection === FILE ? tablet.file(id) : tablet.shows(collection, id)),
    );
  return shown;
}

/** A tablet that was never here before. @param cuts how often its first pull is cut, each time at any byte */
async function freshTablet(world: World, of: Tablet, cuts: number): Promise<Tablet> {
  const fresh = await world.enrol(of.name);
  for (let cut = 0; cut < cuts; cut += 1) {
    world.network.fault = "answer-cut";
    await fresh.sync();
  }
  await fresh.sync();
  return fresh;
}

/** The records of which this replica's own word waits for review: it goes on showing it to whoever wrote it (rule D2). */
function ownWaiting({ server }: World, { enrolment }: Tablet): Set<string> {
  const rows = server.db.sqlite
    .prepare(
      "select collection, record_id as id from op where replica = ? and status not in ('applied', 'conflict')",
    )
    .all(enrolment.id) as { collection: string; id: string }[];
  return new Set(rows.map(({ collection, id }) => `${collection} ${id}`));
}

/** In whose file somebody is read, and with which phones, told by the server's records alone (rules B1, B3). */
function fileByTheServer({ server }: World, made: Made, areas: ReadonlySet<string>) {
  const seen = (collection: string, id: string) => {
    const stored = readRecord(server.db, collection, id);
    return stored && !stored.deleted && areas.has(stored.scope) ? stored : null;
  };
  const next = (id: string): string | null =>
    (seen("redirect", id)?.fields.into as string | undefined) ?? null;
  const end = (id: string): string => {
    const way = [id];
    for (let at = next(id); at !== null; at = next(at)) {
      if (way.includes(at)) return way.slice(way.indexOf(at)).sort()[0] ?? id;
      way.push(at);
    }
    return way.at(-1) ?? id;
  };
  const fileOf = (id: string): string => (seen("beneficiary", end(id)) ? end(id) : id);
  return (id: string): string => {
    const stays = fileOf(id);
    if (!seen("beneficiary", stays)) return "null";
    const isIn = (phone: string) => {
      const about = seen("phone", phone)?.fields.personId;
      return typeof about === "string" && fileOf(about) === stays;
    };
    return JSON.stringify([stays, made.phones.filter(isIn).sort()]);
  };
}

/** Whether a fresh tablet shows what the server has, in the areas it may see and nowhere else (rules S1, P5). */
function asTheServerSays(world: World, name: string, made: Made, shown: Shown): string[] {
  const { server } = world;
  const areas = new Set(["none", ...server.areas()].map((area) => `area:${area}/core`));
  const problems: string[] = [];
  const file = fileByTheServer(world, made, areas);
  for (const id of made.people) {
    const said = shown.get(`${FILE} ${id}`);
    if (said !== file(id))
      problems.push(`[one file] a fresh ${name} reads ${id} in ${said}, not ${file(id)}`);
  }
  for (const [collection, field, ids] of [
    ["beneficiary", "fatherName", made.people],
    ["phone", "number", made.phones],
    ["consent", "answer", [...made.consents]],
  ] as const)
    for (const id of ids) {
      const stored = readRecord(server.db, collection, id);
      const isVisible = stored !== null && !stored.deleted && areas.has(stored.scope);
      const fields = JSON.parse(shown.get(`${collection} ${id}`) ?? "null") as [string, unknown][] | null;
      const value = fields && Object.fromEntries(fields)[field];
      if ((fields !== null) !== isVisible || (isVisible && !sameJson(value, stored.fields[field])))
        problems.push(
          `[server's word] a fresh ${name} shows ${collection} ${id} as ${JSON.stringify(value)}`,
        );
    }
  return problems;
}

/** Each replica equals a fresh one of the same scopes, however often that one's pull was cut (rules P5, P7, S2, S3). */
export async function screens(world: World, made: Made): Promise<string[]> {
  const problems: string[] = [];
  const records = recordsToLookAt(world, made);
  const known = new Map<string, Shown>();
  const cutFor = world.pick(world.tablets).name;
  for (const tablet of world.tablets) {
    const { name } = tablet;
    let expected = known.get(name);
    if (!expected) {
      const fresh = await freshTablet(world, tablet, 0);
      known.set(name, (expected = await shownBy(fresh, records)));
      fresh.close();
      problems.push(...asTheServerSays(world, name, made, expected));
      if (name === cutFor) {
        const resumed = await freshTablet(world, tablet, 1 + Math.floor(world.random() * MOST_CUTS));
        const shown = await shownBy(resumed, records);
        resumed.close();
        for (const [record, value] of expected)
          if (shown.get(record) !== value)
            problems.push(`[cut pull] ${record} is ${shown.get(record)} after cuts, ${value} in one go`);
      }
    }
    const waiting = ownWaiting(world, tablet);
    const shown = await shownBy(tablet, records);
    for (const [record, value] of expected)
      // A file is more than one record: with words of one's own that wait it may be another.
      if (
        shown.get(record) !== value &&
        !waiting.has(record) &&
        !(record.startsWith(FILE) && waiting.size > 0)
      )
        problems.push(
          `[same as fresh] ${name} shows ${record} as ${shown.get(record)}, a fresh tablet as ${value}`,
        );
  }
  return problems;
}

/** Everybody whose word is disputed or waits has been told so, and sees it (rules M7, P3). */
export async function notices(world: World): Promise<string[]> {
  const about: [matter: string, author: string][] = [];
  for (const { id, sides, earlier = [] } of disputesOf(world))
    for (const side of [...sides, ...earlier.flatMap((round) => round.sides)])
      about.push([id, side.author ?? ""]);
  const waiting = world.server.db.sqlite
    .prepare("select replica, incarnation, n, author from quarantine")
    .all() as { replica: string; incarnation: number; n: number; author: string }[];
  for (const { replica, incarnation, n, author } of waiting)
    about.push([`${replica}|${incarnation}|${n}`, author]);
  const problems: string[] = [];
  for (const [matter, author] of about) {
    const id = derivedId("notice", matter, author);
    for (const tablet of world.tablets)
      if (staffId(tablet.name) === author && (await tablet.shows("notice", id)) === "null")
        problems.push(`[told] ${tablet.name} does not know of ${matter}`);
  }
  return problems;
}

/** The sums find rows missing only where the disk lost some: otherwise the exchange itself has skipped them (rule S4). */
export function repairs(world: World, made: Made): string[] {
  if (made.wasSilent) return [];
  return world.tablets.flatMap(({ hasLost, name, replica }) => {
    const isAsked = (incident: Incident) => isRepair(incident) && incident.what !== "work-forgotten";
    const repair = hasLost ? undefined : replica.incidents.find(isAsked);
    return repair ? [`[nothing to repair] ${name}: ${repair.what}`] : [];
  });
}
