import type { Row } from "@konta/shared/sync/frame";
import fc from "fast-check";
import { expect, test } from "vitest";
import { idsOf, known } from "./known-record";
import { mergeSegments } from "./merge-segments";
import { closeReplica } from "./open-replica";
import type { Opened } from "./store-fixture";
import { aFrame, anId, aPlace, aRow, EPOCH, opened } from "./store-fixture";
import { LocalDeviceStore } from "./local-device-store";
import type { DatabasePlace } from "./replica-database";

const SCOPES = ["area:com.alpha/core", "area:com.beta/core"];
const LETTERS = ["a", "b", "c", "d"];
type Values = Record<string, unknown>;

interface OwnOp {
  n: number;
  letter: string;
  fields: Values;
  seq: number;
  sent: boolean;
}

/** What the store must be equal to: plain maps, no frames, no seals, no directory. */
class Model {
  seq = 0;
  nextN = 1;
  /** The server: where each record lies, and how. */
  readonly server = new Map<string, { scope: string; seq: number; state: Row["state"]; fields: Values }>();
  /** The rows each scope has to tell, and up to which seq the device has heard them. */
  readonly news = new Map<string, Row[]>(SCOPES.map((scope) => [scope, []]));
  readonly heard = new Map<string, number>();
  readonly own: OwnOp[] = [];

  write(letter: string, scope: string, state: "live" | "deleted", fields: Values): void {
    const before = this.server.get(letter);
    if (before?.state === "deleted") return;
    this.seq += 1;
    if (before && before.scope !== scope)
      this.news.get(before.scope)?.push(this.#row(letter, this.seq, "gone", {}));
    this.server.set(letter, { scope, seq: this.seq, state, fields });
    this.news.get(scope)?.push(this.#row(letter, this.seq, state, state === "live" ? fields : {}));
  }

  /** The server takes an own op: it lands in the record where it lies now. */
  accept(op: OwnOp): void {
    op.sent = true;
    const record = this.server.get(op.letter);
    if (record?.state === "live")
      this.write(op.letter, record.scope, "live", { ...record.fields, ...op.fields });
    else this.seq += 1;
    op.seq = this.seq;
  }

  /** What the device has heard of a record, over both scopes: the newest row that is not gone. */
  delivered(letter: string): Row | null {
    let best: Row | null = null;
    for (const [scope, cursor] of this.heard) {
      const latest = (this.news.get(scope) ?? [])
        .filter(({ id, seq }) => id === anId(letter) && seq <= cursor)
        .at(-1);
      if (latest && latest.state !== "gone" && (!best || latest.seq > best.seq)) best = latest;
    }
    return best;
  }

  heardSeq(letter: string): number {
    const seqs = [...this.heard].flatMap(([scope, cursor]) =>
      (this.news.get(scope) ?? []).filter(({ id, seq }) => id === anId(letter) && seq <= cursor),
    );
    return Math.max(0, ...seqs.map(({ seq }) => seq));
  }

  shown(letter: string): Values | null {
    const row = this.delivered(letter);
    if (row?.state !== "live") return null;
    const fields = { ...row.fields };
    for (const op of this.own) if (op.letter === letter) Object.assign(fields, op.fields);
    return fields;
  }

  /** Ops whose echo has been heard are the server's values from now on. */
  settle(): void {
    for (const op of this.own.slice())
      if (op.sent && op.seq > 0 && this.heardSeq(op.letter) >= op.seq)
        this.own.splice(this.own.indexOf(op), 1);
  }

  #row(letter: string, seq: number, state: Row["state"], fields: Values): Row {
    return aRow({ collection: "beneficiary", id: anId(letter), seq, state, fields: { ...fields } });
  }
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
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("repeat" as const), scope }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("grant" as const), scopes: fc.subarray(SCOPES) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

async function pull(model: Model, device: Opened, from: string, most: number): Promise<void> {
  const cursor = model.heard.get(from);
  if (cursor === undefined) return;
  const rows = (model.news.get(from) ?? []).filter(({ seq }) => seq > cursor).slice(0, most);
  if (rows.length === 0) return;
  await device.sync.keepFrames([await aFrame(from, rows, cursor)], EPOCH);
  model.heard.set(from, rows.at(-1)?.seq ?? cursor);
  model.settle();
}

async function saveHere(model: Model, device: Opened, which: string, wanted: Values): Promise<void> {
  const shown = model.shown(which);
  if (!shown) return;
  const base = (await known(device.replica, "beneficiary", anId(which)))?.base ?? null;
  const change = { collection: "beneficiary", id: anId(which), base, fields: wanted };
  expect((await new LocalDeviceStore(device.replica).change([change])).ok).toBe(true);
  const changed = Object.fromEntries(Object.entries(wanted).filter(([name, now]) => shown[name] !== now));
  if (Object.keys(changed).length === 0) return;
  model.own.push({ n: model.nextN, letter: which, fields: changed, seq: 0, sent: false });
  model.nextN += 1;
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

async function take(model: Model, device: Opened, place: DatabasePlace, each: Step): Promise<Opened> {
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
      return opened(place);
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

test("[D3] any order of frames, saves, echoes, merges, purges and reopenings equals a plain map", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const place = aPlace();
      let device = await opened(place);
      const model = new Model();
      await grant(model, device, SCOPES);
      for (const each of steps) {
        device = await take(model, device, place, each);
        await expectEqual(model, device);
      }
      closeReplica(device.replica);
      await expectEqual(model, await opened(place));
    }),
    { numRuns: 60 },
  );
}, 60_000);
