import { opAt } from "../../server/src/db/ops";
import { lostValues } from "./multi-value-register";
import type { Made } from "./play";
import type { Tablet } from "./tablet";
import type { World } from "./world";

/** Rounds after the last fault within which every outbox has to be empty. */
const ROUNDS = 4;

async function settle(world: World): Promise<void> {
  world.network.fault = "none";
  for (const late of world.network.delayed.splice(0)) await world.server.serve(late);
  for (let round = 0; round < ROUNDS; round += 1) for (const tablet of world.tablets) await tablet.sync();
}

/** Every op that was told "saved" is on the server exactly once (rules O1, O2, P2). */
function custody(world: World, made: Made): string[] {
  const problems: string[] = [];
  for (const { hash, planned, tablet } of world.told) {
    const times = world.server.times(hash);
    const mayBeGone = world.forgotten.has(hash);
    if (times > 1) problems.push(`an op on ${planned.collection} stands ${times} times`);
    if (times === 0 && !mayBeGone)
      problems.push(`${tablet.name}'s op on ${planned.collection} ${planned.id} is lost`);
  }
  for (const tablet of world.tablets)
    if (tablet.unsent() > 0) problems.push(`${tablet.name} still holds ${tablet.unsent()} ops`);
  return [...problems, ...refusals(world, made)];
}

/** Nothing waits for review but what was made to. */
function refusals(world: World, made: Made): string[] {
  const rows = world.server.db.sqlite
    .prepare("select status, collection, record_id as id from op where status not in ('applied', 'conflict')")
    .all() as { status: string; collection: string; id: string }[];
  for (const { status } of rows) world.count(status);
  if (made.areasChanged || made.restores > 0) return [];
  return rows
    .filter(({ collection, id }) => collection !== "" && !made.refused.has(id))
    .map(({ status, collection, id }) => `an op on ${collection} ${id} is ${status}`);
}

/** For every field, value and sides contain everything a multi-value register says is live (rules M2, M3, M7). */
function merging(world: World, made: Made): string[] {
  const { db } = world.server;
  const fields = [
    ...made.people.flatMap((id) =>
      ["fatherName", "community", "howToFind"].map((field) => ["beneficiary", id, field] as const),
    ),
    ...made.phones.map((id) => ["phone", id, "number"] as const),
  ];
  return fields.flatMap(([collection, id, field]) =>
    lostValues(db, collection, id, field).map(
      (value) => `${collection} ${id} lost ${field} ${JSON.stringify(value)}`,
    ),
  );
}

/** What was removed never comes back without a question (rules M5, S3). */
function resurrections(world: World, made: Made): string[] {
  const { db } = world.server;
  const isBack = (id: string): boolean => {
    const row = db.sqlite
      .prepare("select deleted from record where collection = 'phone' and id = ?")
      .get(id) as { deleted: number } | undefined;
    if (!row || row.deleted) return false;
    // An edit that did not know keeps the record on the screen, as a question to people (rule M5).
    const isAsked = db.sqlite
      .prepare("select 1 from conflict where collection = 'phone' and record_id = ? and field = '$deleted'")
      .get(id);
    if (isAsked) return false;
    const seqs = db.sqlite
      .prepare(
        "select seq from op where collection = 'phone' and record_id = ? and status = 'applied' and seq is not null",
      )
      .all(id) as { seq: number }[];
    return seqs.some(
      ({ seq }) => (JSON.parse(opAt(db, seq)?.text ?? "{}") as { kind?: string }).kind === "delete",
    );
  };
  return made.phones.filter(isBack).map((id) => `phone ${id} was removed and is back`);
}

const shownBy = async (tablet: Tablet, made: Made): Promise<Map<string, string>> => {
  const shown = new Map<string, string>();
  for (const id of made.people) shown.set(`beneficiary ${id}`, await tablet.shows("beneficiary", id));
  for (const id of made.phones) shown.set(`phone ${id}`, await tablet.shows("phone", id));
  return shown;
};

/** Each replica equals a fresh one of the same scopes (rules P5, P7, S2, S3). */
async function sameAsFresh(world: World, made: Made): Promise<string[]> {
  const problems: string[] = [];
  const fresh = new Map<string, Map<string, string>>();
  for (const tablet of world.tablets) {
    let expected = fresh.get(tablet.name);
    if (!expected) {
      const one = await world.enrol(tablet.name);
      await one.sync();
      fresh.set(tablet.name, (expected = await shownBy(one, made)));
      one.close();
    }
    const shown = await shownBy(tablet, made);
    for (const [record, value] of expected) {
      const isOwnWaiting =
        made.areasChanged || made.restores > 0 || made.refused.has(record.split(" ")[1] ?? "");
      // What waits for review shows to whoever wrote it.
      if (shown.get(record) !== value && !isOwnWaiting)
        problems.push(`${tablet.name} shows ${record} as ${shown.get(record)}, a fresh tablet as ${value}`);
    }
  }
  return problems;
}

/** Playing captured traffic again, in any order, changes nothing (rule P2). */
async function replays(world: World): Promise<string[]> {
  const before = world.server.contentHash();
  const old = world.network.captured.map((sent) => ({ sent, order: world.random() }));
  for (const { sent } of old.sort((a, b) => a.order - b.order)) await world.server.serve(sent);
  return world.server.contentHash() === before ? [] : ["old traffic changed something"];
}

function endOf(world: World): string {
  const rows = world.server.db.sqlite
    .prepare(
      "select collection, id, scope, deleted, data from record where collection in ('beneficiary', 'phone')",
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

/** What does not hold at the end of a seed. */
export async function broken(world: World, made: Made): Promise<{ problems: string[]; end: string }> {
  await settle(world);
  countKept(world);
  const problems = [
    ...new Set([
      ...custody(world, made),
      ...merging(world, made),
      ...resurrections(world, made),
      ...(await sameAsFresh(world, made)),
      ...world.network.leaks,
      ...(await replays(world)),
    ]),
  ];
  return { problems, end: endOf(world) };
}
