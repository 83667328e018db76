import { erasureSchema } from "@konta/shared/domain/erasure/erasure";
import { parseOp } from "@konta/shared/sync/op";
import * as z from "zod/mini";
import type { Topic } from "./border";
import type { Entry } from "./directory";
import { dropDraft } from "./drafts";
import type { KeptOp } from "./kept-op";
import { livingOf, replaceSegments, rewritableRows } from "./merge-segments";
import { openKept } from "./read-rows";
import { announce, isDirectoryComplete, OWN, placeOf, type Replica, scopeOf } from "./replica";
import { startScopeAgain } from "./repair-scope";
import { sealJson } from "./sealed-json";
import { readSegment } from "./segments";

/** An order of the server to forget records for good (rule O5), as it lies in one scope. */
interface Order {
  key: string;
  scope: number;
  names: ReadonlySet<string>;
}

const nameOf = (collection: string, id: string): string => `${collection} ${id}`;
/** After a restore the same order comes again under another seq, and is carried out again. */
const orderKey = ({ id, seq }: Entry): string => `${id} ${seq}`;

function allOrders(replica: Replica): Order[] {
  const all: Order[] = [];
  for (const id of replica.directory.ids("erasure")) {
    const entry = replica.directory.newest("erasure", id);
    if (!entry) continue;
    const order = z.safeParse(erasureSchema, entry.glance);
    const names = order.success ? order.data.records.map(([collection, its]) => nameOf(collection, its)) : [];
    all.push({ key: orderKey(entry), scope: entry.scope, names: new Set(names) });
  }
  return all;
}

const namesOf = (orders: readonly Order[]): Set<string> => new Set(orders.flatMap(({ names }) => [...names]));

/**
 * Older rows of these records go from the segments of a scope; what stands there now, that each is deleted, stays.
 * @returns whether none is left
 */
async function forgetRows(replica: Replica, scope: number, names: ReadonlySet<string>): Promise<boolean> {
  const numbers = [...replica.segments].flatMap(([number, its]) => (its.scope === scope ? [number] : []));
  for (const number of numbers) {
    if (replica.closed) return false;
    const rows = await rewritableRows(replica, number);
    if (rows) {
      const isThere = rows.some(
        ({ collection, id, state }) => state === "live" && names.has(nameOf(collection, id)),
      );
      const living = livingOf(replica, scope, number, rows);
      if (isThere && !(await replaceSegments(replica, scope, [number], living))) return false;
    } else if (!replica.askedAgain.has(scope) && (await readSegment(replica, number))) {
      // Nobody can say what lies in it: the server sends the scope again, without what was erased. Once: what it sent
      // after the order has nothing of it, whatever its form.
      replica.askedAgain.add(scope);
      await replica.writes.run(() => startScopeAgain(replica, scopeOf(replica, scope).name));
      return false;
    }
    await replica.ports.pause();
  }
  return !replica.closed;
}

/** Each scope is looked through once, whatever number of orders lies in it. @returns the orders of which no row is left */
async function withoutRows(replica: Replica, orders: readonly Order[]): Promise<Order[]> {
  const done: Order[] = [];
  for (const scope of new Set(orders.map((order) => order.scope))) {
    const its = orders.filter((order) => order.scope === scope);
    if (its.every(({ key }) => replica.rowsForgotten.has(key))) done.push(...its);
    else if (await forgetRows(replica, scope, namesOf(its))) {
      for (const { key } of its) replica.rowsForgotten.add(key);
      done.push(...its);
    }
  }
  return done;
}

/** Orders that name something unsent wait for its answer, or what is delivered then would stay (rules O2, O5). */
function withoutUnsent(replica: Replica, orders: readonly Order[]): Order[] {
  const unsent = [...replica.pending.unsent().map(({ kept }) => kept), ...replica.sendOnly.values()];
  return orders.filter(({ names }) => !unsent.some((kept) => isAbout(kept, names)));
}

/** What the server has of these records from here. What is still unsent goes out first: it is answered by another order. */
async function keptOps(replica: Replica, names: ReadonlySet<string>): Promise<number[]> {
  const { outbox } = replica.databases.strict;
  const found: number[] = [];
  for (const n of await outbox.where("state").above(0).primaryKeys()) {
    const row = await outbox.get(n);
    const kept = row && (await openKept(replica, "outbox", row));
    if (kept && isAbout(kept, names)) found.push(n);
  }
  return found;
}

function isAbout({ text, personId }: KeptOp, names: ReadonlySet<string>): boolean {
  if (personId !== "" && names.has(nameOf("beneficiary", personId))) return true;
  const op = parseOp(text);
  // Of what this version cannot read, every word counts.
  return op.ok ? names.has(nameOf(op.value.collection, op.value.id)) : mentions(text, names);
}

const mentions = (text: string, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => text.includes(name.slice(name.indexOf(" ") + 1)));

/** Forms in which one of these records is named; their ids stand in the form's name, or in what was typed. */
const draftsAbout = (replica: Replica, names: ReadonlySet<string>): string[] =>
  [...replica.drafts].flatMap(([form, { draft }]) =>
    mentions(`${form} ${JSON.stringify(draft)}`, names) ? [form] : [],
  );

/** A form that is open while the order comes writes its draft once more: drafts are looked through every time. */
async function forgetDrafts(replica: Replica, names: ReadonlySet<string>): Promise<void> {
  const forms = replica.drafts.size === 0 ? [] : draftsAbout(replica, names);
  for (const form of forms) await dropDraft(replica, form);
}

/** One transaction: a crash leaves the orders open, and they are carried out after the next unlock. */
async function forgetOwn(
  replica: Replica,
  names: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): Promise<void> {
  const { strict } = replica.databases;
  const found = await keptOps(replica, names);
  const place = placeOf(replica, "forgotten-records", 0);
  const sealed = await sealJson(replica.keys, OWN, place, [...keys]);
  if (replica.closed) return;
  const tables = [strict.outbox, strict.overlay, strict.meta];
  const gone = await strict.transaction("rw", tables, async () => {
    // A server that was put back may have asked for some meanwhile: then they are unsent again.
    const unsent = new Set(await strict.outbox.where("state").equals(0).primaryKeys());
    const numbers = found.filter((n) => !unsent.has(n));
    await strict.outbox.bulkDelete(numbers);
    await strict.overlay.bulkDelete(numbers);
    await strict.meta.put({ name: "forgotten-records", sealed });
    return numbers;
  });
  replica.obeyed = keys;
  for (const n of gone) {
    const pending = replica.pending.remove(n);
    if (pending?.kept.personId) replica.people.touch(pending.kept.personId);
  }
  announce(replica, new Set<Topic>(["outbox", "sync", "people"]));
}

/**
 * Carries out the orders to forget: older rows, what was delivered of it, what waits for review, and drafts. What stands
 * of a record is deleted by the time its order comes, and everything here can be done twice.
 */
export async function forgetErased(replica: Replica): Promise<void> {
  if (!isDirectoryComplete(replica)) return;
  const all = allOrders(replica);
  if (all.length === 0) return;
  await forgetDrafts(replica, namesOf(all));
  const open = all.filter(({ key }) => !replica.obeyed.has(key));
  if (open.length === 0) return;
  const done = withoutUnsent(replica, await withoutRows(replica, open));
  if (done.length === 0 || replica.closed) return;
  const obeyed = all.filter(({ key }) => replica.obeyed.has(key));
  const keys = new Set([...obeyed, ...done].map(({ key }) => key));
  await replica.writes.run(() => forgetOwn(replica, namesOf(done), keys));
}
