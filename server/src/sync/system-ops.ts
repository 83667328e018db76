import { randomBytes } from "node:crypto";
import { opText } from "@konta/shared/sync/op";
import type { OpLine } from "@konta/shared/sync/op-line";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { inTransaction, type Database } from "../db/open-database";
import { highestN } from "../db/ops";
import { readRecord } from "../db/records";
import { takeOps } from "./take-ops";

/** A record as the system writes it: catalogues and the demo municipality. */
export interface SystemRecord {
  collection: string;
  id: string;
  fields: Record<string, unknown>;
}

export const SYSTEM_REPLICA = "system";
const OPS_PER_TRANSACTION = 2_000;

/**
 * Writes records through the same function and the same merge as everybody (rule M9).
 * @param author staff id in whose name they count, for the demo; empty for the system
 * @throws when one of them is refused: what the system writes must be right
 */
export function applySystemOps(
  db: Database,
  records: readonly SystemRecord[],
  now: number,
  author = "",
): void {
  for (let from = 0; from < records.length; from += OPS_PER_TRANSACTION)
    inTransaction(db, () => applyChunk(db, records.slice(from, from + OPS_PER_TRANSACTION), now, author));
}

function applyChunk(db: Database, records: readonly SystemRecord[], now: number, author: string): void {
  let n = highestN(db, SYSTEM_REPLICA, 1);
  const lines: OpLine[] = records.map(({ collection, id, fields }) => {
    const before = readRecord(db, collection, id);
    n += 1;
    const text = opText({
      group: randomBytes(9).toString("base64url"),
      collection,
      id,
      kind: "put",
      ...(before ? { base: [db.epoch, before.seq] as [string, number] } : {}),
      fields,
      at: now,
      schema: SCHEMA_VERSION,
    });
    return { incarnation: 1, n, text };
  });
  const nobodyReaches: ReadonlySet<string> = new Set();
  const onUnexpected = (problem: unknown): never => {
    throw problem;
  };
  const pusher = {
    replica: SYSTEM_REPLICA,
    author,
    grants: null,
    lastReach: nobodyReaches,
    now,
    onUnexpected,
  };
  const { results } = takeOps(db, pusher, lines);
  const refused = results.find(([, , status]) => status !== "applied" && status !== "conflict");
  if (!refused) return;
  const at = records[lines.findIndex((line) => line.n === refused[1])];
  throw new Error(`the system's own record was ${refused[2]}: ${at?.collection} ${at?.id}`);
}
