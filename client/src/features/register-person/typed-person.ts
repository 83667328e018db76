import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { HOUSEHOLD_RELATIONS } from "@konta/shared/domain/household/household-link";
import * as z from "zod/mini";

const typedNumberSchema = z.object({
  kind: z.enum(["", ...IDENTIFIER_KINDS]),
  value: z.string(),
  until: z.string(),
});
const typedDocumentSchema = z.object({
  kind: z.enum(["", ...DOCUMENT_KINDS]),
  number: z.string(),
  until: z.string(),
});

/** The form as it stands: whatever was typed, right or wrong. It is also what a draft keeps. */
export const typedPersonSchema = z.object({
  surname: z.string(),
  givenName: z.string(),
  unnamed: z.boolean(),
  fatherName: z.string(),
  motherName: z.string(),
  birth: z.object({ day: z.string(), month: z.string(), year: z.string(), approximate: z.boolean() }),
  birthOrder: z.string(),
  sex: z.enum(["", ...SEXES]),
  amka: z.string(),
  afm: z.string(),
  phone: z.string(),
  community: z.string(),
  settlement: z.string(),
  note: z.string(),
  latinSurname: z.string(),
  latinGivenName: z.string(),
  nickname: z.string(),
  numbers: z.array(typedNumberSchema),
  documents: z.array(typedDocumentSchema),
  languages: z.string(),
  interpreter: z.boolean(),
  household: z.enum(["", "new", "with"]),
  householdWith: z.nullable(z.object({ id: z.string(), label: z.string() })),
  relation: z.enum(["", ...HOUSEHOLD_RELATIONS]),
});
export type TypedPerson = z.infer<typeof typedPersonSchema>;
export type TypedNumber = z.infer<typeof typedNumberSchema>;
export type TypedDocument = z.infer<typeof typedDocumentSchema>;

export const EMPTY_NUMBER: TypedNumber = { kind: "", value: "", until: "" };
export const EMPTY_DOCUMENT: TypedDocument = { kind: "", number: "", until: "" };
export const EMPTY_PERSON: TypedPerson = {
  surname: "",
  givenName: "",
  unnamed: false,
  fatherName: "",
  motherName: "",
  birth: { day: "", month: "", year: "", approximate: false },
  birthOrder: "",
  sex: "",
  amka: "",
  afm: "",
  phone: "",
  community: "",
  settlement: "",
  note: "",
  latinSurname: "",
  latinGivenName: "",
  nickname: "",
  numbers: [],
  documents: [],
  languages: "",
  interpreter: false,
  household: "",
  householdWith: null,
  relation: "",
};

/** A form that begins with what was searched for in vain: a phone, an ΑΜΚΑ, an ΑΦΜ, or a surname and a first name. */
export function startFromSearch(searched: string): TypedPerson {
  const text = searched.trim();
  const digits = text.replace(/[\s().+/-]/g, "");
  if (/^\d{9,14}$/.test(digits)) {
    if (/^\d{11}$/.test(digits)) return { ...EMPTY_PERSON, amka: digits };
    if (/^\d{9}$/.test(digits)) return { ...EMPTY_PERSON, afm: digits };
    return { ...EMPTY_PERSON, phone: text };
  }
  if (!/\p{L}/u.test(text)) return EMPTY_PERSON;
  const [surname = "", ...rest] = text.split(/\s+/u);
  const isLatin = /^[\p{Script=Latin}\p{M}\s'.-]+$/u.test(text);
  const given = rest.join(" ");
  return isLatin
    ? { ...EMPTY_PERSON, latinSurname: surname, latinGivenName: given, surname, givenName: given }
    : { ...EMPTY_PERSON, surname, givenName: given };
}
