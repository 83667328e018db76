import { hash64 } from "@konta/shared/base/hash64";
import { refreshReplica } from "../../client/src/data/refresh";
import { placeOf } from "../../client/src/data/replica";
import { numberIn } from "../../client/src/data/replica-database";
import { sealJson } from "../../client/src/data/sealed-json";
import { keyNumber } from "../../client/src/vault/seal";
import { staffId } from "../../server/src/sync/test-municipality";
import type { Tablet } from "./tablet";

interface Given {
  id: string;
  group: string;
  n: number;
}
interface PoisonedOp {
  text: string;
  /** Why it has to be refused. */
  reason: string;
}

export const opText = (
  { id, group }: Omit<Given, "n">,
  collection: string,
  fields: Record<string, unknown>,
): string => JSON.stringify({ group, collection, id, kind: "put", fields, at: 1_764_000_000_000, schema: 1 });

/** Ops that no server can apply, each in its own way (rule P4). */
const POISONS = {
  shape: ({ id, group, n }: Given): PoisonedOp => ({
    text: JSON.stringify({ group, collection: "nothing", id, odd: n }),
    reason: "unreadable",
  }),
  "no-json": ({ id }: Given): PoisonedOp => ({ text: `{"id":"${id}`, reason: "unreadable" }),
  collection: (given: Given): PoisonedOp => ({
    text: opText(given, "nothing", { n: given.n }),
    reason: "unknown-collection",
  }),
  field: (given: Given): PoisonedOp => ({
    text: opText(given, "beneficiary", { community: "vil.siva", odd: given.n }),
    reason: "unknown-field",
  }),
  value: (given: Given): PoisonedOp => ({
    text: opText(given, "beneficiary", { community: "vil.siva", fatherName: given.n }),
    reason: "bad-value",
  }),
} satisfies Record<string, (given: Given) => PoisonedOp>;
type Poison = keyof typeof POISONS;
export const POISON_KINDS = Object.keys(POISONS) as Poison[];

/** An op lies in the outbox that no screen would have made, as a fault of a later version would leave it. */
export async function putOp(tablet: Tablet, textOf: (given: Given) => string): Promise<void> {
  const { replica, world } = tablet;
  await replica.writes.run(async () => {
    const { strict } = replica.databases;
    const n = await numberIn(strict, "nextN", 1);
    const incarnation = await numberIn(strict, "incarnation", 1);
    const text = textOf({ id: tablet.newId(), group: tablet.newId(), n });
    const kept = {
      text,
      incarnation,
      author: staffId(tablet.name),
      compartment: "core",
      group: tablet.newId(),
      savedAt: world.server.now,
      personId: "",
      isNew: true,
    };
    const sealed = (table: string) => sealJson(replica.keys, "core", placeOf(replica, table, n), kept);
    const [inOutbox, inOverlay] = [await sealed("outbox"), await sealed("overlay")];
    const key = keyNumber("core");
    await strict.transaction("rw", strict.outbox, strict.overlay, strict.meta, async () => {
      await strict.outbox.add({ n, state: 0, key, sealed: inOutbox });
      await strict.overlay.add({ n, scope: 0, state: 0, seq: 0, key, sealed: inOverlay });
      await strict.meta.put({ name: "nextN", value: n + 1 });
    });
    await refreshReplica(replica, { read: true });
  });
}

/** One that no server can take. */
export function poison(tablet: Tablet, kind: Poison): Promise<void> {
  return putOp(tablet, (given) => {
    const { text, reason } = POISONS[kind](given);
    tablet.world.poisons.set(hash64(text), reason);
    return text;
  });
}
