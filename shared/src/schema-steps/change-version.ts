import { SCHEMA_VERSION } from "../sync/protocol-version";
import type { SchemaStep } from "./schema-step";
import { STEPS } from "./steps";

/**
 * The steps from a version to this one, oldest first; none for a version that is this one or newer. There is none before
 * version 0, and whoever claims a lower one chooses how low: it is not counted up to.
 */
function stepsFrom(version: number): SchemaStep[] {
  const steps: SchemaStep[] = [];
  for (let at = Math.max(0, version); at < SCHEMA_VERSION; at += 1) {
    const step = STEPS[at];
    if (step) steps.push(step);
  }
  return steps;
}

interface Versioned {
  collection: string;
  fields: Record<string, unknown>;
  fieldBases?: Record<string, unknown> | undefined;
  prev?: Record<string, unknown> | undefined;
  resolves?: Record<string, unknown> | undefined;
  schema: number;
}

/** An op of any version ever released, in the words of this one; what it says of fields moves with their names. */
export function raiseOp<Op extends Versioned>(op: Op): Op {
  if (op.schema >= SCHEMA_VERSION) return op;
  let raised = op;
  for (const step of stepsFrom(op.schema)) {
    const { collection, fields, fieldBases, prev, resolves } = raised;
    const named = (about: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(about).map(([field, said]) => [step.name(collection, field), said]));
    raised = {
      ...raised,
      fields: step.up(collection, fields),
      ...(fieldBases && { fieldBases: named(fieldBases) }),
      ...(prev && { prev: named(prev) }),
      ...(resolves && { resolves: named(resolves) }),
    };
  }
  return { ...raised, schema: SCHEMA_VERSION };
}

/** An op of this version in an older one's words, as a build of that version would have written it. */
export function lowerOp<Op extends Versioned>(op: Op, version: number): Op {
  if (version >= op.schema) return op;
  const { collection, fields, fieldBases, prev, resolves } = op;
  const lowered = <Value>(about: Record<string, Value>) =>
    Object.fromEntries(
      Object.entries(about).map(([field, said]) => {
        const [name = field] = Object.keys(
          lowerRow({ collection, fields: { [field]: null } }, version).fields,
        );
        return [name, said];
      }),
    );
  return {
    ...op,
    fields: lowerRow({ collection, fields }, version).fields,
    ...(fieldBases && { fieldBases: lowered(fieldBases) }),
    ...(prev && { prev: lowered(prev) }),
    ...(resolves && { resolves: lowered(resolves) }),
    schema: version,
  };
}

interface RowFields {
  collection: string;
  fields: Record<string, unknown>;
}

/** A row as a device of this version reads what it kept under an older one. @param version the one it was kept under */
export function raiseRow<Row extends RowFields>(row: Row, version: number): Row {
  if (version >= SCHEMA_VERSION) return row;
  const fields = stepsFrom(version).reduce((said, step) => step.up(row.collection, said), row.fields);
  return { ...row, fields };
}

/** A row of this version as an older device knows it. @param version the device's; a newer one gets this one's */
export function lowerRow<Row extends RowFields>(row: Row, version: number): Row {
  if (version >= SCHEMA_VERSION) return row;
  const fields = stepsFrom(version)
    .reverse()
    .reduce((said, step) => step.down(row.collection, said), row.fields);
  return { ...row, fields };
}
