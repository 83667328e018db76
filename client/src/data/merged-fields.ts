import type { PendingOp } from "./kept-op";

export interface DeliveredRecord {
  state: "live" | "deleted" | "gone";
  fields: Readonly<Record<string, unknown>>;
}

/**
 * A record as it is known here: the server's row under this device's own ops, in order (rule D3). Null when there is
 * nothing to show: deleted (an edit does not resurrect, rule S3), or edits of a record that is not here any more.
 */
export function mergedFields(
  delivered: DeliveredRecord | null,
  ops: readonly PendingOp[],
): Record<string, unknown> | null {
  const isThere = delivered !== null && delivered.state === "live";
  if (delivered?.state === "deleted") return null;
  if (!isThere && !ops.some(({ kept }) => kept.isNew)) return null;
  const fields: Record<string, unknown> = isThere ? { ...delivered.fields } : {};
  let isDeleted = false;
  for (const { op } of ops) {
    if (op.kind === "delete") isDeleted = true;
    for (const [name, value] of Object.entries(op.fields)) {
      if (value === null) delete fields[name];
      else fields[name] = value;
    }
  }
  return isDeleted ? null : fields;
}
