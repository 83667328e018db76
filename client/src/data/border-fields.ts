import type { IdentifierKind } from "@konta/shared/domain/beneficiary/identifier";
import type { NameKind } from "@konta/shared/domain/beneficiary/person-name";
import type { DocumentKind } from "@konta/shared/domain/beneficiary/document";
import type { Sex } from "@konta/shared/domain/beneficiary/beneficiary";
import type { LegalBasis, Urgency } from "@konta/shared/domain/referral/referral";
import type { NeedDomain, NeedNoteField } from "@konta/shared/domain/visit/visit-note";
import type { NextStep, VisitPlace } from "@konta/shared/domain/visit/visit";
import type { BirthDate } from "@konta/shared/people/birth";

/** The fields of the collections that screens write, as their schemas in `shared` declare them. */
export interface BeneficiaryFields {
  localReference?: string;
  community?: string;
  settlement?: string;
  birth?: BirthDate;
  birthOrder?: number;
  sex?: Sex;
  fatherName?: string;
  motherName?: string;
  languages?: string[];
  interpreter?: boolean;
  howToFind?: string;
  description?: string;
  safeHours?: string;
  active?: boolean;
}
export interface NameFields {
  personId: string;
  kind: NameKind;
  surname?: string;
  givenName?: string;
  unnamed?: boolean;
}
export interface PhoneFields {
  personId: string;
  number: string;
  verified?: boolean;
  whose?: string;
  safeToCall?: boolean;
}
export interface IdentifierFields {
  personId: string;
  kind: IdentifierKind;
  value: string;
  verified?: boolean;
  until?: string;
  replacedBy?: string;
}
export interface DocumentFields {
  personId: string;
  kind: DocumentKind;
  number?: string;
  issuer?: string;
  until?: string;
}
export interface VisitFields {
  personId: string;
  at?: number;
  day: string;
  place?: VisitPlace;
  community?: string;
  team?: string[];
  services?: string[];
  outingId?: string;
  nextStep?: NextStep;
  nextDay?: string;
}
export type VisitNoteFields = {
  personId: string;
  visitId: string;
  request?: string;
  note?: string;
} & Partial<Record<NeedDomain, number>> &
  Partial<Record<NeedNoteField, string>>;
export interface ReferralFields {
  personId: string;
  visitId?: string;
  agency: string;
  service?: string;
  reason?: string;
  legalBasis?: LegalBasis;
  urgency?: Urgency;
  day?: string;
  previousReferral?: string;
}
export interface TaskFields {
  personId: string;
  what: NextStep;
  title?: string;
  due?: string;
  assignee?: string;
  visitId?: string;
  referralId?: string;
  done?: boolean;
  doneDay?: string;
}
