import type { Compartment } from "@konta/shared/access/compartment";
import { assert } from "@konta/shared/base/assert";
import { hash64 } from "@konta/shared/base/hash64";
import { recordIdFrom } from "@konta/shared/base/id";
import { err, ok, type Result } from "@konta/shared/base/result";
import { collectionNamed } from "@konta/shared/domain/collections";
import { lowerOp } from "@konta/shared/schema-steps/change-version";
import { LIMITS } from "@konta/shared/sync/limits";
import { opText } from "@konta/shared/sync/op";
import { areaScope, REGISTRY_SCOPE, outingScope } from "@konta/shared/sync/scope";
import { keyNumber } from "../vault/seal";
import type { SaveAnswer, SaveProblem, Topic } from "./border";
import { personOf } from "./directory";
import { isEchoed } from "./echoes";
import { pendingOp, type KeptOp, type PendingOp } from "./kept-op";
import { rowsOfDraft } from "./drafts";
import { glance, known } from "./known-record";
import { checkPlanned, makeOp, type OpContext, type Planned } from "./make-op";
import { refreshReplica } from "./refresh";
import { announce, placeOf, type Replica, scopeNumber } from "./replica";
import { numberIn, type OutboxRow, type OverlayRow } from "./replica-database";
import { sealJson } from "./sealed-json";
import { copyBeside } from "./second-copies";
import { isStorageFull } from "../sync/storage-full";

/** What a plan may draw on. */
export interface PlanTools {
  newId: () => string;
  /** Of this incarnation's local reference numbers; the save that uses it is the only one to get it. */
  localCounter: number;
  useLocalCounter: () => void;
}
export type Plan = (tools: PlanTools) => Result<Planned[], SaveProblem>;

interface Draft {
  kept: KeptOp;
  compartment: Compartment;
  scope: number;
}
interface Numbers {
  nextN: number;
  incarnation: number;
  localCounter: number;
}

export const newId = (replica: Replica): string => recordIdFrom(replica.ports.random(16));

async function currentNumbers(replica: Replica): Promise<Numbers> {
  const { strict } = replica.databases;
  return {
    nextN: await numberIn(strict, "nextN", 1),
    incarnation: await numberIn(strict, "incarnation", replica.me.incarnation),
    localCounter: await numberIn(strict, "localCounter", 1),
  };
}

/** What is known here of a person, this save's own words included; null for somebody who is not here. */
function personIn(
  replica: Replica,
  plans: readonly Planned[],
  personId: string,
): Record<string, unknown> | null {
  const words = plans.filter(({ collection, id }) => collection === "beneficiary" && id === personId);
  const here = glance(replica, "beneficiary", personId);
  return here || words.length > 0
    ? words.reduce<Record<string, unknown>>((said, { fields }) => ({ ...said, ...fields }), { ...here })
    : null;
}

/** The scope a record lies in, or will lie in as far as this device can tell; 0 when it cannot. */
function scopeFor(
  replica: Replica,
  planned: Planned,
  plans: readonly Planned[],
  { compartment, personId }: { compartment: Compartment; personId: string },
): number {
  const entry = replica.directory.newest(planned.collection, planned.id);
  if (entry) return entry.scope;
  if (compartment === "registry") return scopeNumber(replica, REGISTRY_SCOPE) ?? 0;
  if (compartment === "outing") return scopeNumber(replica, outingScope(planned.id)) ?? 0;
  const person = personIn(replica, plans, personId);
  if (!person) return 0;
  const { community } = person;
  const area = areaScope(typeof community === "string" ? community : null, compartment);
  return scopeNumber(replica, area) ?? 0;
}

/** Whether a form that opened at `base` cannot have seen what the server made of the own op. */
const ownWriteFor =
  (replica: Replica, { collection, id, base }: Planned): OpContext["ownWrite"] =>
  (field) => {
    const own = replica.pending.lastWrite(collection, id, field);
    if (!own) return null;
    const waiting = replica.pending.get(own.n);
    if (waiting && !isEchoed(replica, waiting)) return own;
    const isOlderForm = base === null || base[0] !== replica.standing.epoch || base[1] < own.seq;
    return isOlderForm ? own : null;
  };

async function draftsOf(
  replica: Replica,
  plans: readonly Planned[],
  incarnation: number,
): Promise<Result<Draft[], SaveProblem>> {
  const group = newId(replica);
  const at = replica.ports.now();
  const drafts: Draft[] = [];
  for (const planned of plans) {
    const checked = checkPlanned(planned);
    if (!checked.ok) return checked;
    const { collection, id } = planned;
    const compartment = collectionNamed(collection)?.compartment;
    if (!compartment || !replica.keys.holds(compartment))
      return err({ code: "invalid", collection, field: "" });
    const record = planned.isNew ? null : await known<Record<string, unknown>>(replica, collection, id);
    const current = record?.fields ?? null;
    const ownFields = replica.pending.writtenFields(collection, id);
    const op = makeOp(planned, { group, at, current, ownWrite: ownWriteFor(replica, planned), ownFields });
    if (!op) continue;
    const text = opText(lowerOp(op, replica.schema));
    if (text.length > LIMITS.opText) return err({ code: "invalid", collection, field: "" });
    const personId = personOf(collection, id, { ...current, ...planned.fields }) ?? "";
    const author = replica.me.staffId;
    const kept = {
      text,
      incarnation,
      author,
      compartment,
      group,
      savedAt: at,
      personId,
      isNew: planned.isNew,
    };
    drafts.push({ kept, compartment, scope: scopeFor(replica, planned, plans, { compartment, personId }) });
  }
  assert(drafts.length <= LIMITS.opsPerGroup, "one save is one group");
  return ok(drafts);
}

async function sealedRows(
  replica: Replica,
  drafts: readonly Draft[],
  nextN: number,
): Promise<{ outbox: OutboxRow[]; overlay: OverlayRow[] }> {
  const outbox: OutboxRow[] = [];
  const overlay: OverlayRow[] = [];
  for (const [at, { kept, compartment, scope }] of drafts.entries()) {
    const n = nextN + at;
    const key = keyNumber(compartment);
    const seal = (table: string, inScope: number) =>
      sealJson(replica.keys, compartment, placeOf(replica, table, n, inScope), kept);
    outbox.push({ n, state: 0, key, sealed: await seal("outbox", 0) });
    overlay.push({ n, scope, state: 0, seq: 0, key, sealed: await seal("overlay", scope) });
  }
  return { outbox, overlay };
}

/** False when another tab took the numbers in between: nothing was written then. */
function commit(
  replica: Replica,
  numbers: Numbers,
  rows: { outbox: OutboxRow[]; overlay: OverlayRow[] },
  usesLocalCounter: boolean,
  draftRows: number[],
): Promise<boolean> {
  const { strict } = replica.databases;
  const tables = [strict.outbox, strict.overlay, strict.meta, strict.draft];
  return strict.transaction("rw", tables, async () => {
    const isTaken =
      (await numberIn(strict, "nextN", 1)) !== numbers.nextN ||
      (await numberIn(strict, "incarnation", numbers.incarnation)) !== numbers.incarnation ||
      (await numberIn(strict, "localCounter", 1)) !== numbers.localCounter;
    if (isTaken) return false;
    await strict.outbox.bulkAdd(rows.outbox);
    await strict.overlay.bulkAdd(rows.overlay);
    await strict.draft.bulkDelete(draftRows);
    await strict.meta.put({ name: "nextN", value: numbers.nextN + rows.outbox.length });
    if (usesLocalCounter) await strict.meta.put({ name: "localCounter", value: numbers.localCounter + 1 });
    return true;
  });
}

async function forgetDraft(replica: Replica, form: string | undefined): Promise<void> {
  const rows = rowsOfDraft(replica, form);
  if (form === undefined || rows.length === 0) return;
  await replica.databases.strict.draft.bulkDelete(rows);
  replica.drafts.delete(form);
}

function showSaved(replica: Replica, drafts: readonly Draft[], nextN: number): void {
  const topics = new Set<Topic>(["outbox", "sync"]);
  for (const [at, { kept, scope }] of drafts.entries()) {
    const pending: PendingOp | null = pendingOp(nextN + at, 0, 0, scope, kept);
    assert(pending && pending.hash === hash64(kept.text), "an own op can be read");
    replica.pending.put(pending);
    if (kept.personId) replica.people.touch(kept.personId);
    for (const topic of replica.merges.wokenBy(pending.op.collection, kept.personId || null))
      topics.add(topic);
  }
  announce(replica, topics);
}

/**
 * Saves what a plan says: ops and overlay in one strictly durable transaction, both or neither (rule O1). The answer is
 * "saved" only after the transaction's own promise resolved. Runs in the replica's lane of writes.
 * @param form whose draft this save fulfils: it goes in the same transaction, so that no crash leaves both
 */
export function save(replica: Replica, plan: Plan, form?: string): Promise<SaveAnswer> {
  return replica.writes.run(async (): Promise<SaveAnswer> => {
    for (;;) {
      if (replica.closed) return err({ code: "locked" });
      const numbers = await currentNumbers(replica);
      // Another tab has saved: this save is built on what it wrote (rule M2).
      if (numbers.nextN !== replica.nextN) await refreshReplica(replica, { read: true });
      let usesLocalCounter = false;
      const planned = plan({
        newId: () => newId(replica),
        localCounter: numbers.localCounter,
        useLocalCounter: () => (usesLocalCounter = true),
      });
      if (!planned.ok) return planned;
      const ids = planned.value.map(({ id }) => id);
      const drafts = await draftsOf(replica, planned.value, numbers.incarnation);
      if (!drafts.ok) return drafts;
      if (drafts.value.length === 0) {
        // What was typed is what stands already: there is nothing to save, and nothing to keep either.
        await forgetDraft(replica, form);
        return { ok: true, ids };
      }
      const rows = await sealedRows(replica, drafts.value, numbers.nextN);
      try {
        const draftRows = rowsOfDraft(replica, form);
        if (!(await commit(replica, numbers, rows, usesLocalCounter, draftRows))) continue;
      } catch (failure) {
        if (isStorageFull(failure)) return err({ code: "storage-full" });
        throw failure;
      }
      if (form !== undefined) replica.drafts.delete(form);
      replica.nextN = numbers.nextN + drafts.value.length;
      showSaved(replica, drafts.value, numbers.nextN);
      const made = drafts.value.map(({ kept }, at) => ({ n: numbers.nextN + at, kept }));
      copyBeside(replica, replica.copies?.keep(made));
      return { ok: true, ids };
    }
  });
}
