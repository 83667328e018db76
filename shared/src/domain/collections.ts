import type { Collection } from "./collection";
import { beneficiary } from "./beneficiary/beneficiary";
import { distinct } from "./beneficiary/distinct";
import { document } from "./beneficiary/document";
import { identifier } from "./beneficiary/identifier";
import { personName } from "./beneficiary/person-name";
import { phone } from "./beneficiary/phone";
import { redirect } from "./beneficiary/redirect";
import { consent } from "./consent/consent";
import { allergy } from "./health/allergy";
import { householdLink } from "./household/household-link";
import { legalNote } from "./legal/legal-note";
import { notice } from "./notice/notice";
import { outing } from "./outing/outing";
import { safeAddress } from "./protected/safe-address";
import { psychNote } from "./psych/psych-note";
import { referral } from "./referral/referral";
import { referralEvent } from "./referral/referral-event";
import { REGISTRY_COLLECTIONS } from "./registry/registry-collections";
import { task } from "./task/task";
import { visit } from "./visit/visit";
import { visitNote } from "./visit/visit-note";

/** Every collection people write to, and `notice`, which the server alone writes. */
export const COLLECTIONS: readonly Collection[] = [
  beneficiary,
  personName,
  identifier,
  phone,
  document,
  householdLink,
  redirect,
  distinct,
  visit,
  visitNote,
  referral,
  referralEvent,
  task,
  consent,
  allergy,
  psychNote,
  legalNote,
  safeAddress,
  outing,
  notice,
  ...REGISTRY_COLLECTIONS,
];

const BY_NAME = new Map(COLLECTIONS.map((each) => [each.name, each]));

export const collectionNamed = (name: string): Collection | null => BY_NAME.get(name) ?? null;

/** Collections only the server writes: an op on one of them is refused. The last two have no place among the others. */
export const SERVER_ONLY: ReadonlySet<string> = new Set(["notice", "conflict", "erasure"]);
