import { COMPARTMENTS } from "@konta/shared/access/compartment";
import { dayAt } from "@konta/shared/base/local-date";
import { areaScope, REGISTRY_SCOPE } from "@konta/shared/sync/scope";
import { noteChanged } from "./note-changed";
import type { Replica } from "./replica";
import { rowsOfSegment } from "./segments";
import type { Stage } from "./readiness";
import { sweepEchoes } from "./echoes";
import { hideExpired } from "./expired-grants";
import { indexPeople } from "./find-people";

const isSmallScope = (name: string): boolean =>
  name === REGISTRY_SCOPE || name.startsWith("user:") || name.startsWith("outing:");

const segmentsIn = (replica: Replica, chosen: (scopeName: string) => boolean): number[] =>
  [...replica.segments].flatMap(([number, { scope }]) => {
    const known = replica.scopes.get(scope);
    return known && !known.leaving && chosen(known.name) ? [number] : [];
  });

/**
 * Reads segments into the directory, one by one, so that a query never waits longer than for one of them.
 * @param went segments whose place they take
 */
export async function readIntoDirectory(
  replica: Replica,
  numbers: readonly number[],
  went?: ReadonlySet<number>,
): Promise<void> {
  for (const number of numbers) {
    if (replica.closed) return;
    const known = replica.segments.get(number);
    if (!known) continue;
    const rows = await rowsOfSegment(replica, number);
    if (replica.closed || !replica.segments.has(number)) continue;
    if (rows.length > 0) replica.segments.set(number, { scope: known.scope, rows: rows.length });
    replica.changes.tell(noteChanged(replica, replica.directory.apply(number, known.scope, rows, went)));
    await replica.ports.pause();
  }
}

/** The areas of today's outings that are known here: whoever people are, and what else is known of them. */
function areasOfToday(replica: Replica): { people: Set<string>; others: Set<string> } {
  const today = dayAt(replica.ports.now());
  const [people, others] = [new Set<string>(), new Set<string>()];
  for (const id of replica.directory.ids("outing")) {
    const outing = replica.directory.newest("outing", id)?.glance;
    if (outing?.["day"] !== today) continue;
    for (const community of outing["communities"] as string[])
      for (const compartment of COMPARTMENTS)
        (compartment === "core" ? people : others).add(areaScope(community, compartment));
  }
  return { people, others };
}

/**
 * Builds the directory after unlock: small scopes first, then today's areas, then the rest (rule D3). Every stage is
 * reached whatever happens on the way: a question must get an answer, and the sums tell what is missing in it (rule S4).
 */
export async function buildDirectory(replica: Replica): Promise<void> {
  const problems: unknown[] = [];
  const stage = async (name: Stage, work: () => Promise<void>): Promise<void> => {
    await work().catch((problem: unknown) => problems.push(problem));
    if (!replica.closed) replica.ready.reach(name);
  };
  const read = (chosen: (scopeName: string) => boolean) =>
    readIntoDirectory(replica, segmentsIn(replica, chosen));
  await stage("registry", () => read(isSmallScope));
  // Before anything of an area is shown: what its grant gave may have run out meanwhile.
  await hideExpired(replica).catch((problem: unknown) => problems.push(problem));
  const today = areasOfToday(replica);
  await stage("today", async () => {
    await read((name) => today.people.has(name));
    await indexPeople(replica);
  });
  await stage("all", async () => {
    await read((name) => today.others.has(name));
    await read((name) => !isSmallScope(name) && !today.people.has(name) && !today.others.has(name));
    await indexPeople(replica);
  });
  if (replica.closed) return;
  replica.changes.tell(new Set(["people", "registry", "outings", "notices"]));
  await replica.writes.run(() => sweepEchoes(replica, replica.pending.all()));
  if (problems.length > 0) throw problems[0];
}
