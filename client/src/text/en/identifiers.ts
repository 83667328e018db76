import type { identifiers as source } from "../el/identifiers";
import type { Translation } from "../translation";

export const identifiers: Translation<typeof source> = {
  "identifier.amka": "AMKA",
  "identifier.paaypa": "PAAYPA",
  "identifier.afm": "Tax number (AFM)",
  "identifier.pa": "Personal Number",
  "identifier.adt": "Identity card number",
  "identifier.asylum_card": "International protection applicant’s card",
  "identifier.refugee_card": "Refugee residence permit (ADET)",
  "identifier.residence_permit": "Residence permit",
  "identifier.passport": "Passport",
  "identifier.dypa": "Unemployment card",
  "identifier.national_ref": "National reference number",
  "identifierWarning.shape": "Not the known form. It is saved as unverified.",
  "identifierWarning.amkaLength": "An AMKA has 11 digits. It is saved as unverified.",
  "identifierWarning.amkaCheck": "Some digit of the AMKA does not fit. Look at the paper again.",
  "identifierWarning.amkaBirth": "The AMKA says another date of birth.",
  "identifierWarning.amkaSex": "The AMKA says another sex.",
  "identifierWarning.afmLength": "A tax number has 9 digits. It is saved as unverified.",
  "identifierWarning.afmCheck": "Some digit of the tax number does not fit. Look at the paper again.",
  "identifierWarning.alreadyHere": "The same number belongs to: {name}",
  "identifierWarning.unverified": "unverified",
  "identifierWarning.paaypaUntil": "A PAAYPA is valid while the application is examined. Write until when.",
};
