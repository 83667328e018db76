import { collectionNamed } from "@konta/shared/domain/collections";
import { err, ok, type Result } from "@konta/shared/base/result";
import { checkIdentifier } from "@konta/shared/people/identifiers";
import { IDENTIFIER_KINDS } from "@konta/shared/people/identifier";
import type { RecordAddition, RecordChange, SaveProblem } from "./border";
import type { Glance } from "./glance";
import type { Planned } from "./make-op";
import { checkedIdentifier, checkedPhone, newRecord } from "./register-person";

type Fields = Record<string, unknown>;

/** A number that changes is checked again: whether it is verified follows from it and is nobody's to type. */
function checkedFields(
  collection: string,
  fields: Fields,
  current: Glance | null,
): Result<Fields, SaveProblem> {
  if (collection === "phone" && typeof fields["number"] === "string")
    return checkedPhone({ ...fields, number: fields["number"] });
  const value = fields["value"];
  if (collection !== "identifier" || typeof value !== "string") return ok(fields);
  const kind = IDENTIFIER_KINDS.find((each) => each === (fields["kind"] ?? current?.["kind"]));
  if (!kind) return err({ code: "invalid", collection, field: "kind" });
  const isKindTyped = fields["kind"] !== undefined;
  if (isKindTyped) return checkedIdentifier({ ...fields, kind, value }, {});
  const checked = checkIdentifier(kind, value);
  if (!checked.ok) return err({ code: "invalid", collection, field: "value" });
  return ok({ ...fields, value: checked.value.value, verified: checked.value.verified });
}

export function planAddition(
  collection: string,
  fields: Fields,
  newId: () => string,
): Result<Planned[], SaveProblem> {
  const checked = checkedFields(collection, fields, null);
  return checked.ok ? ok([newRecord(collection, newId(), checked.value)]) : checked;
}

/** A redirect has the id of the person it is about: what says whole who that is, and changes nothing, is the first one. */
function isFirst({ collection, base, fields, remove }: RecordChange, here: Glance | null): boolean {
  if (base !== null || here !== null || remove) return false;
  return (collectionNamed(collection)?.required ?? []).every((field) => (fields[field] ?? null) !== null);
}

/** Changes of records, each with the base its form opened with. */
function planChanges(
  changes: readonly RecordChange[],
  current: (collection: string, id: string) => Glance | null,
): Result<Planned[], SaveProblem> {
  const planned: Planned[] = [];
  for (const change of changes) {
    const { collection, id, base, fields, resolves, remove } = change;
    const here = current(collection, id);
    const checked = checkedFields(collection, fields, here);
    if (!checked.ok) return checked;
    planned.push({
      collection,
      id,
      base,
      isNew: isFirst(change, here),
      fields: checked.value,
      ...(resolves && { resolves }),
      ...(remove && { remove }),
    });
  }
  return ok(planned);
}

/** Changes, and the records that were added with them: one save, and so one group (rule O1). */
export function planTogether(
  changes: readonly RecordChange[],
  additions: readonly RecordAddition[],
  current: (collection: string, id: string) => Glance | null,
  newId: () => string,
): Result<Planned[], SaveProblem> {
  const planned = planChanges(changes, current);
  if (!planned.ok) return planned;
  for (const { collection, fields } of additions) {
    const added = planAddition(collection, fields, newId);
    if (!added.ok) return added;
    planned.value.push(...added.value);
  }
  return planned;
}
