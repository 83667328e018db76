import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { NAME_KINDS } from "@konta/shared/domain/beneficiary/person-name";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { CONSENT_ANSWERS, CONSENT_GIVERS, CONSENT_WAYS } from "@konta/shared/domain/consent/consent";
import { HOUSEHOLD_RELATIONS } from "@konta/shared/domain/household/household-link";
import { LEGAL_BASES, URGENCIES } from "@konta/shared/domain/referral/referral";
import { CHANNELS, OUTCOMES } from "@konta/shared/domain/referral/referral-event";
import { REFERRAL_STATES } from "@konta/shared/domain/referral/referral-state";
import { NEXT_STEPS, VISIT_PLACES } from "@konta/shared/domain/visit/visit";
import { NEED_DOMAINS, needNote } from "@konta/shared/domain/visit/visit-note";

/** A register whose items have names; a field that holds an id of one is shown by that name. */
export type NamedRegister = "community" | "service" | "agency" | "staff" | "structure";

/** What a field holds: how its value is said, and which input writes it. */
export type FieldKind =
  | { is: "line" | "long" | "flag" | "day" | "instant" | "birth" | "words" | "level" | "number" }
  /** A closed list whose members are messages under `area`. */
  | { is: "choice"; area: string; members: readonly string[] }
  | { is: "name" | "names"; of: NamedRegister }
  /** The id of another person. */
  | { is: "person" }
  /** The id of another record, which means nothing to a reader. */
  | { is: "link" }
  | { is: "deleted" };

const choice = (area: string, members: readonly string[]): FieldKind => ({ is: "choice", area, members });
const LONG: FieldKind = { is: "long" };
const FLAG: FieldKind = { is: "flag" };
const DAY: FieldKind = { is: "day" };
const INSTANT: FieldKind = { is: "instant" };
const LINK: FieldKind = { is: "link" };
const PERSON: FieldKind = { is: "person" };
const COMMUNITY: FieldKind = { is: "name", of: "community" };
/** The questions of `consent-texts.json` that are asked for an answer and may be withdrawn. */
const CONSENT_PURPOSES = ["con.ethnic", "con.sms", "con.photo", "con.share"];
const NEXT_STEP = choice("nextStep", NEXT_STEPS);

/** What is not a plain line, per collection. */
const KINDS: Record<string, Record<string, FieldKind>> = {
  beneficiary: {
    community: COMMUNITY,
    birth: { is: "birth" },
    birthOrder: { is: "number" },
    sex: choice("sex", SEXES),
    languages: { is: "words" },
    interpreter: FLAG,
    howToFind: LONG,
    description: LONG,
    active: FLAG,
  },
  personName: { kind: choice("nameKind", NAME_KINDS), unnamed: FLAG },
  phone: { verified: FLAG, safeToCall: FLAG },
  identifier: {
    kind: choice("identifier", IDENTIFIER_KINDS),
    verified: FLAG,
    until: DAY,
    replacedBy: LINK,
  },
  document: { kind: choice("documentKind", DOCUMENT_KINDS), until: DAY },
  householdLink: { householdId: LINK, relation: choice("relation", HOUSEHOLD_RELATIONS) },
  redirect: { into: PERSON, why: LONG },
  distinct: { otherId: PERSON, why: LONG },
  visit: {
    at: INSTANT,
    day: DAY,
    place: choice("visitPlace", VISIT_PLACES),
    community: COMMUNITY,
    team: { is: "names", of: "staff" },
    services: { is: "names", of: "service" },
    outingId: LINK,
    nextStep: NEXT_STEP,
    nextDay: DAY,
  },
  visitNote: {
    visitId: LINK,
    request: LONG,
    note: LONG,
    ...Object.fromEntries(
      NEED_DOMAINS.flatMap((domain): [string, FieldKind][] => [
        [domain, { is: "level" }],
        [needNote(domain), LONG],
      ]),
    ),
  },
  referral: {
    agency: { is: "name", of: "agency" },
    service: { is: "name", of: "service" },
    reason: LONG,
    legalBasis: choice("legalBasis", LEGAL_BASES),
    urgency: choice("urgency", URGENCIES),
    day: DAY,
    visitId: LINK,
    previousReferral: LINK,
  },
  referralEvent: {
    to: choice("referralState", REFERRAL_STATES),
    day: DAY,
    channel: choice("channel", CHANNELS),
    outcome: choice("outcome", OUTCOMES),
    reason: LONG,
    referralId: LINK,
  },
  task: {
    what: NEXT_STEP,
    title: LONG,
    due: DAY,
    assignee: { is: "name", of: "staff" },
    done: FLAG,
    doneDay: DAY,
    visitId: LINK,
    referralId: LINK,
  },
  consent: {
    purpose: choice("consentPurpose", CONSENT_PURPOSES),
    agency: { is: "name", of: "agency" },
    answer: choice("consentAnswer", CONSENT_ANSWERS),
    day: DAY,
    givenBy: choice("consentGiver", CONSENT_GIVERS),
    way: choice("consentWay", CONSENT_WAYS),
    interpreter: FLAG,
  },
  psychNote: { day: DAY, note: LONG },
  legalNote: { day: DAY, note: LONG },
  safeAddress: { address: LONG, doNotContact: LONG },
  outing: {
    day: DAY,
    communities: { is: "names", of: "community" },
    team: { is: "names", of: "staff" },
    closedAt: INSTANT,
  },
};

export function fieldKind(collection: string, field: string): FieldKind {
  if (field === DELETED_FIELD) return { is: "deleted" };
  if (field === "personId") return LINK;
  return KINDS[collection]?.[field] ?? { is: "line" };
}
