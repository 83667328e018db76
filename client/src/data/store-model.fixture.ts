import type { Row } from "@konta/shared/sync/frame";
import fc from "fast-check";
import { expect } from "vitest";
import { idsOf, known } from "./known-record";
import { mergeSegments } from "./merge-segments";
import { closeReplica } from "./open-replica";
import type { Opened } from "./store-fixture";
import { aFrame, anId, EPOCH } from "./store-fixture";
import { Model, type OwnOp, SCOPES, type Values } from "./plain-model.fixture";
import { LocalDeviceStore } from "./local-device-store";

const LETTERS = ["a", "b", "c", "d"];
/** Where the device's processes run, one after the other, over one disk. */
export interface Ground {
  open: () => Promise<Opened>;
  /** The process that runs dies at one of its next commits: before it is written, or after. */
  dieAt: (commit: number, end: "before" | "after") => void;
}

const letter = fc.constantFrom(...LETTERS);
const scope = fc.constantFrom(...SCOPES);
const value = fc.constantFrom("one", "two", "three");
const fields = fc.record({ settlement: value, howToFind: value }, { requiredKeys: [] });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("office" as const), letter, scope, fields }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), letter }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("pull" as const), scope, most: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("save" as const), letter, fields }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("push" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("merge" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("crash" as const),
      work: fc.constantFrom("save" as const, "pull" as const, "merge" as const),
      commit: fc.integer({ min: 1, max: 2 }),
      end: fc.constantFrom("before" as const, "after" as const),
      letter,
      scope,
      fields,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("repeat" as const), scope }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("grant" as const), scopes: fc.subarray(SCOPES) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** The rows that come next, and up to where they lead; null when there is nothing to hear. */
function nextOf(
  model: Model,
  from: string,
  most: number,
): { rows: Row[]; cursor: number; to: number } | null {
  const cursor = model.heard.get(from);
  if (cursor === undefined) return null;
  const rows = (model.news.get(from) ?? []).filter(({ seq }) => seq > cursor).slice(0, most);
  return rows.length > 0 ? { rows, cursor, to: rows.at(-1)?.seq ?? cursor } : null;
}

async function pull(model: Model, device: Opened, from: string, most: number): Promise<void> {
  const next = nextOf(model, from, most);
  if (!next) return;
  await device.sync.keepFrames([await aFrame(from, next.rows, next.cursor)], EPOCH);
  model.heard.set(from, next.to);
  model.settle();
}

/** Saves on the device alone. @returns the op that the model gets when it is there, null when nothing was to change */
async function saveOnly(
  model: Model,
  device: Opened,
  which: string,
  wanted: Values,
): Promise<{ op: OwnOp | null; ok: boolean }> {
  const shown = model.shown(which);
  if (!shown) return { op: null, ok: true };
  const base = (await known(device.replica, "beneficiary", anId(which)))?.base ?? null;
  const change = { collection: "beneficiary", id: anId(which), base, fields: wanted };
  const { ok } = await new LocalDeviceStore(device.replica).change([change]);
  const changed = Object.fromEntries(Object.entries(wanted).filter(([name, now]) => shown[name] !== now));
  const op = { n: model.nextN, letter: which, fields: changed, seq: 0, sent: false };
  return { op: Object.keys(changed).length > 0 ? op : null, ok };
}

function adopt(model: Model, op: OwnOp | null): void {
  if (!op) return;
  model.own.push(op);
  model.nextN += 1;
}

async function saveHere(model: Model, device: Opened, which: string, wanted: Values): Promise<void> {
  const { op, ok } = await saveOnly(model, device, which, wanted);
  expect(ok).toBe(true);
  adopt(model, op);
}

type Crash = Extract<Step, { kind: "crash" }>;

/** The process ends in the middle of a piece of work; the next one finds all of it or nothing (rules O1, P7, D4). */
async function crash(model: Model, device: Opened, ground: Ground, each: Crash): Promise<Opened> {
  let saved: Awaited<ReturnType<typeof saveOnly>> | null = null;
  let next: ReturnType<typeof nextOf> = null;
  const before = model.shown(each.letter);
  ground.dieAt(each.commit, each.end);
  try {
    if (each.work === "save") saved = await saveOnly(model, device, each.letter, each.fields);
    else if (each.work === "merge") await mergeSegments(device.replica);
    else {
      next = nextOf(model, each.scope, 4);
      if (next) await device.sync.keepFrames([await aFrame(each.scope, next.rows, next.cursor)], EPOCH);
    }
  } catch {
    // Whoever waited for a dead process waits no more.
  }
  closeReplica(device.replica);
  const again = await ground.open();
  const count = await again.replica.databases.strict.outbox.count();
  // What was told "saved" is there; what was not may be.
  if (saved?.op && saved.ok) expect(count).toBe(model.nextN);
  if (count === model.nextN) {
    const changed = Object.entries(each.fields).filter(([name, now]) => before?.[name] !== now);
    const { letter: which } = each;
    adopt(model, {
      n: model.nextN,
      letter: which,
      fields: Object.fromEntries(changed),
      seq: 0,
      sent: false,
    });
  }
  const cursor = (await again.sync.position()).cursors[each.scope];
  if (next && cursor === next.to) model.heard.set(each.scope, next.to);
  model.settle();
  return again;
}

async function push(model: Model, device: Opened): Promise<void> {
  const lines = await device.sync.unsentOps(2, 1_000_000);
  const unsent = model.own.filter(({ sent }) => !sent);
  expect(lines.map(({ n }) => n)).toEqual(unsent.slice(0, lines.length).map(({ n }) => n));
  for (const op of unsent.slice(0, lines.length)) {
    model.accept(op);
    await device.sync.acknowledge([[1, op.n, "applied", op.seq]], EPOCH);
  }
  model.settle();
}

/** Unsent ops of a scope that goes are handed over first, as the engine does. */
async function grant(model: Model, device: Opened, scopes: readonly string[]): Promise<void> {
  while (model.own.some(({ sent }) => !sent)) await push(model, device);
  for (const op of model.own.slice()) {
    const lying = model.delivered(op.letter);
    const from = [...model.heard.keys()].find((each) => model.news.get(each)?.includes(lying as Row));
    if (from && !scopes.includes(from)) model.own.splice(model.own.indexOf(op), 1);
  }
  await device.sync.grantScopes(scopes, EPOCH);
  for (const each of SCOPES) {
    if (!scopes.includes(each)) model.heard.delete(each);
    else if (!model.heard.has(each)) model.heard.set(each, 0);
  }
  model.settle();
}

async function take(model: Model, device: Opened, ground: Ground, each: Step): Promise<Opened> {
  switch (each.kind) {
    case "office":
      model.write(each.letter, each.scope, "live", each.fields);
      return device;
    case "delete": {
      const lying = model.server.get(each.letter);
      if (lying) model.write(each.letter, lying.scope, "deleted", {});
      return device;
    }
    case "pull":
      await pull(model, device, each.scope, each.most);
      return device;
    case "save":
      await saveHere(model, device, each.letter, each.fields);
      return device;
    case "push":
      await push(model, device);
      return device;
    case "merge":
      await mergeSegments(device.replica);
      return device;
    case "repeat": {
      const heard = model.heard.get(each.scope) ?? 0;
      const rows = (model.news.get(each.scope) ?? []).filter(({ seq }) => seq <= heard);
      if (rows.length > 0) await device.sync.keepFrames([await aFrame(each.scope, rows)], EPOCH);
      return device;
    }
    case "grant":
      await grant(model, device, each.scopes);
      return device;
    case "reopen":
      closeReplica(device.replica);
      return ground.open();
    case "crash":
      return crash(model, device, ground, each);
  }
}

async function expectEqual(model: Model, { replica, sync }: Opened): Promise<void> {
  for (const each of LETTERS) {
    const record = await known<Values>(replica, "beneficiary", anId(each));
    expect({ [each]: record?.fields ?? null }).toEqual({ [each]: model.shown(each) });
  }
  expect([...idsOf(replica, "beneficiary")].every((id) => LETTERS.map(anId).includes(id))).toBe(true);
  const at = await sync.position();
  expect(at.cursors).toEqual(Object.fromEntries(model.heard));
  expect(at.unsent).toBe(model.own.filter(({ sent }) => !sent).length);
  expect(await replica.databases.strict.outbox.count()).toBe(model.nextN - 1);
}

/** Any order of steps, on a new ground each time. */
export async function playOrders(runs: number, on: () => Ground): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const ground = on();
      let device = await ground.open();
      const model = new Model();
      await grant(model, device, SCOPES);
      for (const each of steps) {
        device = await take(model, device, ground, each);
        await expectEqual(model, device);
      }
      closeReplica(device.replica);
      device = await ground.open();
      await expectEqual(model, device);
      closeReplica(device.replica);
    }),
    { numRuns: runs },
  );
}
