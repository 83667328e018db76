import type { MessageId } from "../../text/el";
import type { Translate } from "../../text/translate";

const WORDS: Record<string, MessageId> = {
  beneficiary: "collection.beneficiary",
  personName: "collection.personName",
  phone: "collection.phone",
  identifier: "collection.identifier",
  document: "collection.document",
  householdLink: "collection.householdLink",
  visit: "collection.visit",
  visitNote: "collection.visitNote",
  consent: "collection.consent",
  allergy: "collection.allergy",
  referral: "collection.referral",
  referralEvent: "collection.referralEvent",
  task: "collection.task",
  outing: "collection.outing",
  redirect: "collection.redirect",
  distinct: "collection.distinct",
  erasure: "collection.erasure",
};

const ORDER = Object.keys(WORDS);
const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** «Επίσκεψη · Σημείωση επίσκεψης · Υπόσχεση»: what was written, each kind once, what it is about first. */
export const collectionWords = (collections: readonly string[], t: Translate): string =>
  [...new Set(collections)]
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((name) => t(WORDS[name] ?? "collection.other"))
    .join(" · ");
