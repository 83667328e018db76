import { err, ok, type Result } from "@konta/shared/base/result";
import { dayAt } from "@konta/shared/base/local-date";
import { checkIdentifier } from "@konta/shared/people/identifiers";
import type { KnownPerson } from "@konta/shared/people/identifier";
import { localReference } from "@konta/shared/people/local-reference";
import { checkPhone } from "@konta/shared/people/phone-number";
import type { PersonDraft, SaveProblem } from "./border";
import type { IdentifierFields, PhoneFields } from "./border-fields";
import type { Planned } from "./make-op";
import type { PlanTools } from "./save";

export interface RegisterContext {
  municipality: string;
  code: string;
  /** Milliseconds UTC: gives the reference its year. */
  now: number;
  /** The household somebody who is known already belongs to. */
  householdOf: (personId: string) => string | null;
}

export const newRecord = (collection: string, id: string, fields: object): Planned => ({
  collection,
  id,
  isNew: true,
  base: null,
  fields: { ...fields },
});

/** The number as it is stored. What looks wrong about it is stored as unverified and never blocks. */
export function checkedIdentifier<Fields extends Pick<IdentifierFields, "kind" | "value">>(
  fields: Fields,
  knownPerson: KnownPerson,
): Result<Fields & { verified: boolean }, SaveProblem> {
  const checked = checkIdentifier(fields.kind, fields.value, knownPerson);
  if (!checked.ok) return err({ code: "invalid", collection: "identifier", field: "value" });
  return ok({ ...fields, value: checked.value.value, verified: checked.value.verified });
}

export function checkedPhone<Fields extends Pick<PhoneFields, "number">>(
  fields: Fields,
): Result<Fields & { verified: boolean }, SaveProblem> {
  const checked = checkPhone(fields.number);
  if (!checked.ok) return err({ code: "invalid", collection: "phone", field: "number" });
  return ok({ ...fields, number: checked.value.value, verified: checked.value.verified });
}

/** Her link, and one for the person she lives with when that one had none yet. */
function householdLinks(
  draft: PersonDraft["household"],
  personId: string,
  context: RegisterContext,
  newId: () => string,
): Planned[] {
  if (!draft) return [];
  const { withPersonId, relation } = draft;
  const theirs = withPersonId ? context.householdOf(withPersonId) : null;
  const householdId = theirs ?? draft.householdId ?? newId();
  const own = { personId, householdId, ...(relation && { relation }) };
  const links = [newRecord("householdLink", newId(), own)];
  if (withPersonId && !theirs)
    links.push(newRecord("householdLink", newId(), { personId: withPersonId, householdId }));
  return links;
}

/** All records of a new person. Their one group stands or falls together. */
export function planPerson(
  draft: PersonDraft,
  context: RegisterContext,
  tools: PlanTools,
): Result<Planned[], SaveProblem> {
  const { municipality, code, now } = context;
  const year = Math.min(2099, Math.max(2000, Number(dayAt(now).slice(0, 4))));
  const reference = localReference({ municipality, year, code, counter: tools.localCounter });
  if (!reference.ok) return err({ code: "counter-exhausted" });
  tools.useLocalCounter();
  const personId = tools.newId();
  const person = { active: true, ...draft.fields, localReference: reference.value };
  const planned = [newRecord("beneficiary", personId, person)];
  const add = (collection: string, fields: object) =>
    planned.push(newRecord(collection, tools.newId(), { personId, ...fields }));
  for (const name of draft.names) add("personName", name);
  for (const phone of draft.phones) {
    const checked = checkedPhone(phone);
    if (!checked.ok) return checked;
    add("phone", checked.value);
  }
  const { birth, sex } = draft.fields;
  for (const identifier of draft.identifiers) {
    const checked = checkedIdentifier(identifier, { birth, sex });
    if (!checked.ok) return checked;
    add("identifier", checked.value);
  }
  for (const paper of draft.documents) add("document", paper);
  planned.push(...householdLinks(draft.household, personId, context, tools.newId));
  return ok(planned);
}
