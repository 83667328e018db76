import * as z from "zod/mini";
import { textOf } from "../vault/bytes";
import { compartmentOfKey } from "../vault/seal";
import { INCIDENTS } from "./incident";
import { keptOpSchema, pendingOp, type KeptOp, type PendingOp } from "./kept-op";
import { OWN, placeOf, type Replica } from "./replica";
import type { OutboxRow, OverlayRow, SealedRow } from "./replica-database";
import { openJson } from "./sealed-json";

const standingSchema = z.object({
  epoch: z.nullable(z.string()),
  code: z.string(),
  seen: z.optional(z.number()),
  offset: z.optional(z.number()),
});
const incidentsSchema = z.array(
  z.object({
    at: z.number(),
    what: z.enum(INCIDENTS),
    areas: z.optional(z.array(z.string())),
  }),
);

async function sealedMeta(replica: Replica, name: SealedRow["name"]): Promise<unknown> {
  const row = await replica.databases.strict.meta.get(name);
  if (!row || !("sealed" in row)) return null;
  return openJson(replica.keys, OWN, placeOf(replica, name, 0), row.sealed);
}

export async function readStanding(replica: Replica): Promise<void> {
  const standing = z.safeParse(standingSchema, await sealedMeta(replica, "standing"));
  if (standing.success) replica.standing = standing.data;
  const incidents = z.safeParse(incidentsSchema, await sealedMeta(replica, "incidents"));
  if (incidents.success) replica.incidents = incidents.data;
  const obeyed = z.safeParse(z.array(z.string()), await sealedMeta(replica, "forgotten-records"));
  if (obeyed.success) replica.obeyed = new Set(obeyed.data);
}

/** What a row of the outbox or of the overlay holds; null when it does not open. */
export async function openKept(
  replica: Replica,
  table: "outbox" | "overlay",
  row: OutboxRow | OverlayRow,
): Promise<KeptOp | null> {
  const compartment = compartmentOfKey(row.key);
  if (!compartment) return null;
  const scope = "scope" in row ? row.scope : 0;
  const place = placeOf(replica, table, row.n, scope);
  const parsed = z.safeParse(keptOpSchema, await openJson(replica.keys, compartment, place, row.sealed));
  return parsed.success ? parsed.data : null;
}

export interface Unanswered {
  pending: PendingOp[];
  /** Unsent ops this version cannot read, by number: they go out as they are and only do not show. */
  sendOnly: Map<number, KeptOp>;
  /** Unsent ops that do not open, by number: they stay, are counted and said, and go out when their key is here again (rule O2). */
  unopened: number[];
}

/** The overlay as it lies on the disk; an unsent op whose overlay row is broken is taken from the outbox. */
export async function readUnanswered(replica: Replica): Promise<Unanswered> {
  const { strict } = replica.databases;
  const rows = new Map((await strict.overlay.toArray()).map((row) => [row.n, row]));
  const found: PendingOp[] = [];
  const sendOnly = new Map<number, KeptOp>();
  const unopened: number[] = [];
  for (const row of rows.values()) {
    const kept = await openKept(replica, "overlay", row);
    const pending = kept && pendingOp(row.n, row.state, row.seq, row.scope, kept);
    if (pending) found.push(pending);
    else rows.delete(row.n);
  }
  for (const row of await strict.outbox.where("state").equals(0).toArray()) {
    if (rows.has(row.n)) continue;
    const kept = await openKept(replica, "outbox", row);
    if (!kept) {
      unopened.push(row.n);
      continue;
    }
    const pending = pendingOp(row.n, 0, 0, 0, kept);
    if (pending) found.push(pending);
    else sendOnly.set(row.n, kept);
  }
  return { pending: found, sendOnly, unopened };
}

export async function readScopeName(
  replica: Replica,
  number: number,
  sealed: Uint8Array,
): Promise<string | null> {
  const opened = await replica.keys.open(OWN, placeOf(replica, "scope", number), sealed);
  return opened && textOf(opened);
}
