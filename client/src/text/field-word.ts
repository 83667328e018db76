import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { NEED_DOMAINS, needNote } from "@konta/shared/domain/visit/visit-note";
import { el, type MessageId } from "./el";
import { t } from "./translate";

/** What a field is called on the screen, where its own name is not already `fieldName.<field>`. */
const OWN_WORDS: Record<string, MessageId> = {
  "beneficiary.community": "register.community",
  "beneficiary.settlement": "register.settlement",
  "beneficiary.birth": "register.birth",
  "beneficiary.birthOrder": "register.birthOrder",
  "beneficiary.sex": "register.sex",
  "beneficiary.fatherName": "register.fatherName",
  "beneficiary.motherName": "register.motherName",
  "beneficiary.languages": "register.languages",
  "beneficiary.interpreter": "register.interpreter",
  "beneficiary.howToFind": "register.howToFind",
  "beneficiary.description": "register.description",
  "beneficiary.safeHours": "register.safeHours",
  "beneficiary.localReference": "register.localReference",
  "personName.surname": "register.surname",
  "personName.givenName": "register.givenName",
  "personName.unnamed": "register.unnamed",
  "phone.number": "register.phone",
  "phone.safeToCall": "register.phoneSafe",
  "identifier.kind": "register.identifierKind",
  "visit.place": "visit.place",
  "visit.community": "visit.community",
  "visit.team": "visit.team",
  "visit.at": "visit.when",
  "visit.nextStep": "visit.nextStep",
  "visit.nextDay": "visit.nextDay",
  "visitNote.request": "visit.request",
  "visitNote.note": "visit.note",
  "referral.agency": "refer.agency",
  "referral.service": "refer.service",
  "referral.reason": "refer.reason",
  "referral.legalBasis": "refer.legalBasis",
  "referral.urgency": "refer.urgency",
  "referralEvent.channel": "refer.channel",
  "referralEvent.told": "refer.told",
  "referralEvent.outcome": "refer.outcome",
  "referralEvent.to": "refer.state",
  "referralEvent.reason": "refer.reason",
  "consent.agency": "refer.agency",
  "consent.interpreter": "register.interpreter",
  "allergy.substance": "person.substance",
  "allergy.reaction": "person.reaction",
};

const isMessage = (id: string): id is MessageId => Object.hasOwn(el, id);

/** A message whose id is put together from data; the data itself when there is no such message. */
export const wordOr = (id: string, otherwise: string): string => (isMessage(id) ? t(id) : otherwise);

/** «Πατρώνυμο»; a field that this version does not know keeps its own name (rule P6). */
export function fieldWord(collection: string, field: string): string {
  if (field === DELETED_FIELD) return t("fieldName.deleted");
  const own = OWN_WORDS[`${collection}.${field}`];
  if (own) return t(own);
  if (collection === "visitNote") {
    const noted = NEED_DOMAINS.find((domain) => needNote(domain) === field);
    return noted ? t("visit.needNote", { need: t(`need.${noted}`) }) : wordOr(`need.${field}`, field);
  }
  return wordOr(`fieldName.${field}`, field);
}

/** «Επίσκεψη», «Τηλέφωνο»: what sort of record it is. */
export const recordWord = (collection: string): string => wordOr(`recordName.${collection}`, collection);
