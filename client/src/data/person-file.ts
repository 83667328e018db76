import { mayRead } from "@konta/shared/access/permission-table";
import type { HouseholdRelation } from "@konta/shared/domain/household/household-link";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { stateOfReferral } from "@konta/shared/domain/referral/state-of-referral";
import type { Known, OpenConflict, PersonFile, ReferralView, VisitView } from "./border";
import type {
  BeneficiaryFields,
  DocumentFields,
  IdentifierFields,
  NameFields,
  PhoneFields,
  ReferralFields,
  TaskFields,
  VisitFields,
  VisitNoteFields,
} from "./border-fields";
import { idsOf, known, knownOfPerson } from "./known-record";
import { glancesOfPerson, namesOf, personLine } from "./person-line";
import type { Replica } from "./replica";

interface StepFields {
  referralId: string;
  to: ReferralState;
  day?: string;
  told?: string;
}

const newestFirst = (a: Known<{ day?: string }>, b: Known<{ day?: string }>): number =>
  (b.fields.day ?? "").localeCompare(a.fields.day ?? "") || b.at - a.at;

/** Delivered steps in the order the server took them, then this device's own in the order they were written. */
function inOrder(replica: Replica, steps: Known<StepFields>[]): Known<StepFields>[] {
  const seq = ({ id }: Known<StepFields>) =>
    replica.directory.newest("referralEvent", id)?.seq ?? Number.POSITIVE_INFINITY;
  const n = ({ id }: Known<StepFields>) => replica.pending.of("referralEvent", id)[0]?.n ?? 0;
  return steps.toSorted((a, b) => {
    const [left, right] = [seq(a), seq(b)];
    return left === right ? n(a) - n(b) : left - right;
  });
}

function referralView(
  replica: Replica,
  referral: Known<ReferralFields>,
  events: readonly Known<StepFields>[],
): ReferralView {
  const own = inOrder(
    replica,
    events.filter(({ fields }) => fields.referralId === referral.id),
  );
  const { state, contradicted } = stateOfReferral(own.map(({ id, fields }) => ({ id, to: fields.to })));
  const out = new Set(contradicted.map(({ id }) => id));
  const steps = own.map(({ id, fields, by, at }) => ({
    id,
    to: fields.to,
    ...(fields.day && { day: fields.day }),
    ...(fields.told && { told: fields.told }),
    by,
    at,
    contradicted: out.has(id),
  }));
  return { ...referral, state, steps };
}

function household(replica: Replica, personId: string): PersonFile["household"] {
  const [link] = glancesOfPerson(replica, personId, "householdLink");
  const householdId = link?.fields["householdId"];
  if (!link || typeof householdId !== "string") return null;
  const relationOf = (fields: Readonly<Record<string, unknown>>) => {
    const relation = fields["relation"] as HouseholdRelation | undefined;
    return relation ? { relation } : {};
  };
  const members = replica.people.membersOf(householdId).flatMap((id) => {
    const line = id === personId ? null : personLine(replica, id);
    const its = glancesOfPerson(replica, id, "householdLink")[0];
    return line && its ? [{ ...line, ...relationOf(its.fields) }] : [];
  });
  return { householdId, ...relationOf(link.fields), members };
}

async function openConflicts(replica: Replica, personId: string): Promise<OpenConflict[]> {
  const all: OpenConflict[] = [];
  for (const id of idsOf(replica, "conflict")) {
    const glance = replica.directory.newest("conflict", id)?.glance;
    const isHers = glance?.["personId"] === personId || glance?.["recordId"] === personId;
    if (!isHers || glance?.["open"] !== true) continue;
    const record = await known<Omit<OpenConflict, "id">>(replica, "conflict", id);
    if (record) all.push({ ...record.fields, id });
  }
  return all;
}

/** Everything this person's file shows to this role; null for somebody who is not known here. */
export async function personFile(replica: Replica, id: string): Promise<PersonFile | null> {
  const person = await known<BeneficiaryFields>(replica, "beneficiary", id);
  if (!person) return null;
  const of = <Fields>(collection: string) => knownOfPerson<Fields>(replica, id, collection);
  const names = await of<NameFields>("personName");
  const notes = await of<VisitNoteFields>("visitNote");
  const visits = await of<VisitFields>("visit");
  const events = await of<StepFields>("referralEvent");
  const referrals = await of<ReferralFields>("referral");
  const isHealthRead = mayRead(replica.me.roles, "health");
  return {
    person,
    ...namesOf(names.map(({ fields }) => fields)),
    names,
    identifiers: await of<IdentifierFields>("identifier"),
    phones: await of<PhoneFields>("phone"),
    documents: await of<DocumentFields>("document"),
    household: household(replica, id),
    allergies: isHealthRead ? await of<{ substance?: string; reaction?: string }>("allergy") : [],
    visits: visits
      .map((visit): VisitView => ({
        ...visit,
        note: notes.find(({ fields }) => fields.visitId === visit.id) ?? null,
      }))
      .sort(newestFirst),
    referrals: referrals.map((referral) => referralView(replica, referral, events)).sort(newestFirst),
    tasks: await of<TaskFields>("task"),
    conflicts: await openConflicts(replica, id),
  };
}
