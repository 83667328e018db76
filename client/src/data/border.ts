import type { Hidden } from "./hidden";
import type { Conflict } from "@konta/shared/domain/conflict/conflict";
import type { HouseholdRelation } from "@konta/shared/domain/household/household-link";
import type { Sex } from "@konta/shared/domain/beneficiary/beneficiary";
import type { Channel, Outcome } from "@konta/shared/domain/referral/referral-event";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import type { NextStep } from "@konta/shared/domain/visit/visit";
import type { BirthDate } from "@konta/shared/people/birth";
import type { Role } from "@konta/shared/access/role";
import type { Base } from "@konta/shared/sync/op";
import type {
  BeneficiaryFields,
  NameFields,
  PhoneFields,
  IdentifierFields,
  DocumentFields,
  VisitFields,
  VisitNoteFields,
  ReferralFields,
  TaskFields,
} from "./border-fields";
import type { Incident } from "./incident";

/**
 * The border of `data`: what the device's store answers, in the product's words. No table, key, segment or Dexie type
 * crosses it. Every function is asynchronous, because the store lives in a worker.
 */

/** Whether what one sees has reached the office: `device` it is only here, `delivered` the server has it. */
export type Custody = "device" | "delivered" | "review";

/** A record as it is known here: the delivered values under this device's own unsent changes. */
export interface Known<Fields> {
  id: string;
  fields: Fields;
  /** What a form that opens on this record must remember and hand back when it saves (rule M2). */
  base: Base | null;
  custody: Custody;
  /** Staff id of whoever made the record; empty for the system. */
  by: string;
  /** When the server took it, or, while unsent, when it was saved here: milliseconds UTC. */
  at: number;
}

export interface ReferralView extends Known<ReferralFields> {
  state: ReferralState;
  /** Oldest first; `contradicted` steps did not change the state. */
  steps: {
    id: string;
    to: ReferralState;
    day?: string;
    told?: string;
    by: string;
    at: number;
    contradicted: boolean;
  }[];
}

export interface VisitView extends Known<VisitFields> {
  note: Known<VisitNoteFields> | null;
}

export interface OpenConflict extends Conflict {
  id: string;
}

/** One line of a list of people. */
export interface PersonLine {
  id: string;
  /** "Επώνυμο Όνομα" as the person gives it; empty when nobody knows it. */
  name: string;
  /** The card's spelling, when there is one. */
  latinName: string;
  birth?: BirthDate;
  sex?: Sex;
  fatherName?: string;
  community?: string;
  settlement?: string;
  localReference?: string;
  description?: string;
  phones: string[];
  householdId?: string;
  custody: Custody;
}

export type MatchReason =
  | "exact"
  | "key"
  | "prefix"
  | "stem"
  | "edit"
  | "phone"
  | "number"
  | "reference"
  | "household"
  | "description";

export interface FoundPerson extends PersonLine {
  reason: MatchReason;
}
export interface FindAnswer {
  people: FoundPerson[];
  /** False while the directory is still being built after unlock: more may come (rule D3). */
  complete: boolean;
}

export interface PersonFile {
  person: Known<BeneficiaryFields>;
  name: string;
  latinName: string;
  names: Known<NameFields>[];
  /** Files of the same person that were merged into this one, as they stood for themselves. */
  absorbed: PersonLine[];
  identifiers: Known<IdentifierFields>[];
  phones: Known<PhoneFields>[];
  documents: Known<DocumentFields>[];
  household: {
    householdId: string;
    relation?: HouseholdRelation;
    members: (PersonLine & { relation?: HouseholdRelation })[];
  } | null;
  /** Only where this person's role receives health records. */
  allergies: Known<{ substance?: string; reaction?: string }>[];
  visits: VisitView[];
  referrals: ReferralView[];
  tasks: Known<TaskFields>[];
  conflicts: OpenConflict[];
}

export interface TodayView {
  /** False while this device has never received anything: an empty day means nothing yet. */
  arrived: boolean;
  outing: {
    id: string;
    day: string;
    communities: string[];
    team: string[];
    vehicle?: string;
    purpose?: string;
    closedAt?: number;
  } | null;
  /** People of today's communities with something open, and those seen today; open first. */
  people: (PersonLine & {
    open: { what: NextStep | "silent_referral" | "expiring_document"; due?: string }[];
    seenToday: boolean;
  })[];
  doneToday: number;
  open: number;
  unsent: number;
  /** One's own promises that are not kept yet, soonest first. */
  promises: (Known<TaskFields> & { personName: string })[];
}

export interface CatalogueItem {
  id: string;
  el: string;
  en: string;
  /** The other fields of the registry record, as its collection declares them. */
  fields: Record<string, unknown>;
}

export interface UnsentLine {
  n: number;
  collection: string;
  recordId: string;
  personId: string;
  personName: string;
  savedAt: number;
  /** Ops of one save share it. */
  group: string;
}
export interface DeliveredLine extends UnsentLine {
  status: "applied" | "conflict" | "quarantined" | "held";
  deliveredAt: number;
}
export interface NoticeLine {
  id: string;
  kind: "conflict" | "resolved" | "quarantined";
  collection: string;
  recordId: string;
  personId?: string;
  personName: string;
  field?: string;
  /** Of what waited for the office: why, and at the end `released` or `rejected`. */
  reason?: string;
  at: number;
}
export interface SyncView {
  unsent: UnsentLine[];
  oldestUnsentAt: number | null;
  /** Unsent changes that do not open with the keys that are here; they stay and wait. */
  unopened: number;
  delivered: DeliveredLine[];
  notices: NoticeLine[];
  /** What was found wrong with this device's memory and put right, came over it, or was taken from it (rules D6, S4, O6, S5, P2, S2). */
  incidents: Incident[];
}
export interface Me {
  staffId: string;
  name: string;
  shortCode: string;
  roles: Role[];
  replica: string;
  kind: "field" | "office";
}

/** What a form hands over: the new values, and for a changed record the base it opened with. */
export interface PersonDraft {
  fields: BeneficiaryFields;
  names: Omit<NameFields, "personId">[];
  phones: Omit<PhoneFields, "personId">[];
  identifiers: Omit<IdentifierFields, "personId">[];
  documents: Omit<DocumentFields, "personId">[];
  household?: { householdId?: string; withPersonId?: string; relation?: HouseholdRelation };
}
export interface VisitDraft {
  personId: string;
  visit: Omit<VisitFields, "personId">;
  note: Omit<VisitNoteFields, "personId" | "visitId"> | null;
  task: Omit<TaskFields, "personId" | "visitId"> | null;
  referral: Omit<ReferralDraft, "personId" | "visitId"> | null;
}
export interface ReferralDraft {
  personId: string;
  visitId?: string;
  referral: Omit<ReferralFields, "personId" | "visitId">;
  /** The states to go through at once, in order ("ready", or "ready" and "sent"). */
  steps: {
    to: ReferralState;
    day?: string;
    channel?: Channel;
    told?: string;
    outcome?: Outcome;
    reason?: string;
  }[];
}
/** A change of one record that exists: only what was changed, with the base from when the form opened. */
export interface RecordChange {
  collection: string;
  id: string;
  base: Base | null;
  fields: Record<string, unknown>;
  /** A decision at the desk names, per field, the sides its reviewer saw. */
  resolves?: Record<string, number[]>;
  remove?: boolean;
}

/** A new record of a many-valued kind: phone, personName, identifier, document, householdLink, allergy. */
export interface RecordAddition {
  collection: string;
  fields: Record<string, unknown>;
}

export type SaveProblem =
  | { code: "storage-full" }
  | { code: "locked" }
  | { code: "invalid"; collection: string; field: string }
  | { code: "counter-exhausted" };
export type SaveAnswer = { ok: true; ids: string[] } | { ok: false; error: SaveProblem };

/** What changes wake a live result. */
export type Topic = "people" | "registry" | "outbox" | "outings" | "notices" | "sync" | `person:${string}`;

type NewStep = ReferralDraft["steps"][number];

export interface DeviceStore {
  me(): Promise<Me>;
  find(query: string, limit: number): Promise<FindAnswer>;
  /** People who may be the one being registered, with the strongest reason first; empty while little is typed. */
  similar(draft: {
    name: string;
    birth?: BirthDate;
    fatherName?: string;
    phones: string[];
    numbers: string[];
  }): Promise<FoundPerson[]>;
  recentPeople(limit: number): Promise<PersonLine[]>;
  /** @returns the file of somebody who was absorbed by a merge is the one that stays: its `person.id` is another */
  person(id: string): Promise<PersonFile | null>;
  today(day: string): Promise<TodayView>;
  catalogue(collection: string): Promise<CatalogueItem[]>;
  syncView(): Promise<SyncView>;
  hidden(): Promise<Hidden>;
  /** @param form as `keepDraft` got it: its draft goes with the save, both or neither */
  registerPerson(draft: PersonDraft, form?: string): Promise<SaveAnswer>;
  saveVisit(draft: VisitDraft, form?: string): Promise<SaveAnswer>;
  saveReferral(draft: ReferralDraft, form?: string): Promise<SaveAnswer>;
  addReferralStep(referralId: string, personId: string, step: NewStep, form?: string): Promise<SaveAnswer>;
  addRecord(collection: string, fields: RecordAddition["fields"], form?: string): Promise<SaveAnswer>;
  /**
   * Changes records, and adds those that belong to the same press of a button: one group, all of it or nothing (rule O1).
   * @returns the ids of what was changed, then of what was added
   */
  change(changes: RecordChange[], additions?: RecordAddition[], form?: string): Promise<SaveAnswer>;
  keepDraft(form: string, draft: unknown): Promise<void>;
  draft(form: string): Promise<{ draft: unknown; at: number } | null>;
  dropDraft(form: string): Promise<void>;
}
