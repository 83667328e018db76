import { mayRead } from "@konta/shared/access/permission-table";
import type { HouseholdRelation } from "@konta/shared/domain/household/household-link";
import { acceptedSeq, currentState } from "@konta/shared/domain/referral/current-state";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { saidOnce } from "@konta/shared/people/said-once";
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
import { glancesOfPerson, namesOf, ownLine, personLine } from "./person-line";
import type { Replica } from "./replica";

interface StepFields {
  referralId: string;
  to: ReferralState;
  day?: string;
  told?: string;
}

const newestFirst = (a: Known<{ day?: string }>, b: Known<{ day?: string }>): number =>
  (b.fields.day ?? "").localeCompare(a.fields.day ?? "") || b.at - a.at;

/** The place of a step in the order in which a referral goes on. */
function placed(replica: Replica, { id, fields, by, at }: Known<StepFields>) {
  const entry = replica.directory.newest("referralEvent", id);
  return {
    id,
    to: fields.to,
    fields,
    by,
    at,
    accepted: entry ? acceptedSeq(entry.seq, { ...fields }) : null,
    written: replica.pending.of("referralEvent", id)[0]?.n ?? 0,
  };
}

function referralView(
  replica: Replica,
  referral: Known<ReferralFields>,
  events: readonly Known<StepFields>[],
): ReferralView {
  const own = events.filter(({ fields }) => fields.referralId === referral.id);
  const { state, contradicted, steps } = currentState(own.map((event) => placed(replica, event)));
  const out = new Set(contradicted.map(({ id }) => id));
  return {
    ...referral,
    state,
    steps: steps.map(({ id, to, fields, by, at }) => ({
      id,
      to,
      ...(fields.day && { day: fields.day }),
      ...(fields.told && { told: fields.told }),
      by,
      at,
      contradicted: out.has(id),
    })),
  };
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

async function openConflicts(replica: Replica, people: readonly unknown[]): Promise<OpenConflict[]> {
  const all: OpenConflict[] = [];
  for (const id of idsOf(replica, "conflict")) {
    const glance = replica.directory.newest("conflict", id)?.glance;
    const isHers = people.includes(glance?.["personId"]) || people.includes(glance?.["recordId"]);
    if (!isHers || glance?.["open"] !== true) continue;
    const record = await known<Omit<OpenConflict, "id">>(replica, "conflict", id);
    if (record) all.push({ ...record.fields, id });
  }
  return all;
}

/**
 * Everything this person's file shows to this role; null for somebody who is not known here. Whoever was absorbed by a
 * merge is read in the file that stays, with everything that was written about either (rule B1).
 */
export async function personFile(replica: Replica, personId: string): Promise<PersonFile | null> {
  const id = replica.merges.fileOf(personId);
  const person = await known<BeneficiaryFields>(replica, "beneficiary", id);
  if (!person) return null;
  const together = replica.merges.readTogether(id);
  const of = async <Fields extends object>(collection: string): Promise<Known<Fields>[]> => {
    const all: Known<Fields>[] = [];
    for (const one of together) all.push(...(await knownOfPerson<Fields>(replica, one, collection)));
    return saidOnce(collection, all);
  };
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
    absorbed: together.slice(1).flatMap((one) => ownLine(replica, one) ?? []),
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
    conflicts: await openConflicts(replica, together),
  };
}
