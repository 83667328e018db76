import { checkIdentifier } from "@konta/shared/people/identifiers";
import type { IdentifierKind, IdentifierWarning, KnownPerson } from "@konta/shared/people/identifier";
import { checkPhone } from "@konta/shared/people/phone-number";
import type { MessageId } from "./el";
import { t } from "./translate";

/** The two numbers that are asked for most have words of their own. */
const OWN: Partial<Record<IdentifierKind, Partial<Record<IdentifierWarning, MessageId>>>> = {
  amka: {
    shape: "identifierWarning.amkaLength",
    length: "identifierWarning.amkaLength",
    checksum: "identifierWarning.amkaCheck",
    date: "identifierWarning.amkaDate",
    "birth-date": "identifierWarning.amkaBirth",
    sex: "identifierWarning.amkaSex",
  },
  afm: {
    shape: "identifierWarning.afmLength",
    length: "identifierWarning.afmLength",
    checksum: "identifierWarning.afmCheck",
  },
};
const GENERAL: Record<IdentifierWarning, MessageId> = {
  shape: "identifierWarning.shape",
  length: "identifierWarning.length",
  "all-zero": "identifierWarning.zeros",
  checksum: "identifierWarning.checksum",
  date: "identifierWarning.date",
  "birth-date": "identifierWarning.amkaBirth",
  sex: "identifierWarning.amkaSex",
};

/** What looks wrong about a number, and that it is kept all the same; empty while there is nothing to say. */
export function sayNumberWarning(kind: IdentifierKind, typed: string, known: KnownPerson): string {
  if (typed.trim() === "") return "";
  const checked = checkIdentifier(kind, typed, known);
  if (!checked.ok) return "";
  const { warnings, verified } = checked.value;
  if (warnings.length === 0) return "";
  const said = warnings.map((warning) => t(OWN[kind]?.[warning] ?? GENERAL[warning]));
  return [...said, ...(verified ? [] : [t("identifierWarning.keptUnverified")])].join(" ");
}

/** Beside the field while a phone number has no form that we know; it is kept as it was typed. */
export function sayPhoneWarning(typed: string): string {
  if (typed.trim() === "") return "";
  const checked = checkPhone(typed);
  return checked.ok && checked.value.warnings.length === 0 ? "" : t("register.phoneWrong");
}
