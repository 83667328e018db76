import type { Base } from "@konta/shared/sync/op";
import type { Database } from "../db/open-database";
import type { StoredRecord } from "../db/records";

/** A record as a screen knows it, in the words of the device's own store. */
export interface Known {
  id: string;
  fields: Record<string, unknown>;
  /** What a form that opens on it hands back when it saves (rule M2). */
  base: Base;
  custody: "delivered";
  by: string;
  at: number;
}

export const known = (db: Database, { id, fields, seq, createdBy, createdAt }: StoredRecord): Known => ({
  id,
  fields,
  base: [db.epoch, seq],
  custody: "delivered",
  by: createdBy,
  at: createdAt,
});
