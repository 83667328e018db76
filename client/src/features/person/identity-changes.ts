import type { LocalDate } from "@konta/shared/base/local-date";
import { err, ok, type Result } from "@konta/shared/base/result";
import { sameValue } from "@konta/shared/sync/same-value";
import { tidyText } from "@konta/shared/base/text";
import type { Sex } from "@konta/shared/domain/beneficiary/beneficiary";
import { birthFromTyped, type BirthProblem } from "@konta/shared/people/birth";
import type { Known, RecordAddition, RecordChange } from "../../data/border";
import type { BeneficiaryFields, NameFields } from "../../data/border-fields";

/** The identity as the form shows it. */
export interface TypedIdentity {
  surname: string;
  givenName: string;
  fatherName: string;
  motherName: string;
  birth: { day: string; month: string; year: string; approximate: boolean };
  sex: Sex | "";
  community: string;
  settlement: string;
  languages: string;
  interpreter: boolean;
  howToFind: string;
  description: string;
}

/** The two records as they stood when the form opened: what was changed is told against these, never against now. */
export interface OpenedIdentity {
  person: Known<BeneficiaryFields>;
  name: Known<NameFields> | null;
}

const LINE_LIMIT = 120;
const TEXT_LIMIT = 500;

export type IdentityProblems = Partial<
  Record<keyof TypedIdentity, { code: "birth"; problem: BirthProblem } | { code: "too-long"; limit: number }>
>;

const part = (value: number | undefined): string => (value === undefined ? "" : String(value));

export function typedIdentity({ person: { fields }, name }: OpenedIdentity): TypedIdentity {
  const birth = fields.birth ?? {};
  const isYearOnly = birth.approximate === true && birth.month === undefined;
  return {
    surname: name?.fields.surname ?? "",
    givenName: name?.fields.givenName ?? "",
    fatherName: fields.fatherName ?? "",
    motherName: fields.motherName ?? "",
    birth: {
      day: part(birth.day),
      month: part(birth.month),
      year: part(birth.year),
      approximate: isYearOnly,
    },
    sex: fields.sex ?? "",
    community: fields.community ?? "",
    settlement: fields.settlement ?? "",
    languages: (fields.languages ?? []).join(", "),
    interpreter: fields.interpreter ?? false,
    howToFind: fields.howToFind ?? "",
    description: fields.description ?? "",
  };
}

function problemsOf(typed: TypedIdentity): IdentityProblems {
  const problems: IdentityProblems = {};
  for (const field of ["surname", "givenName", "fatherName", "motherName", "settlement"] as const)
    if (tidyText(typed[field]).length > LINE_LIMIT) problems[field] = { code: "too-long", limit: LINE_LIMIT };
  for (const field of ["howToFind", "description"] as const)
    if (tidyText(typed[field]).length > TEXT_LIMIT) problems[field] = { code: "too-long", limit: TEXT_LIMIT };
  return problems;
}

/** Only what differs from `before`; what was emptied becomes null, which clears it. */
function changed(before: object, after: Record<string, unknown>): Record<string, unknown> {
  const was = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !sameValue(was[field] ?? null, value ?? null)),
  );
}

const filled = (text: string): string | null => tidyText(text) || null;

export interface IdentityWork {
  changes: RecordChange[];
  /** A main name for somebody who had none. */
  additions: RecordAddition[];
}

/** The changes that a form makes, each with the base from when it opened (rule M2), or what it refuses. */
export function identityChanges(
  opened: OpenedIdentity,
  typed: TypedIdentity,
  today: LocalDate,
): Result<IdentityWork, IdentityProblems> {
  const { person, name } = opened;
  const problems = problemsOf(typed);
  const asTyped = typed.birth.approximate ? { ...typed.birth, day: "", month: "" } : typed.birth;
  const isBirthTouched = !sameValue(typed.birth, typedIdentity(opened).birth);
  const birth = birthFromTyped(asTyped, today);
  if (isBirthTouched && !birth.ok) problems.birth = { code: "birth", problem: birth.error };
  if (Object.keys(problems).length > 0) return err(problems);

  const languages = typed.languages
    .split(",")
    .map(tidyText)
    .filter((word) => word !== "");
  const fields = changed(person.fields, {
    fatherName: filled(typed.fatherName),
    motherName: filled(typed.motherName),
    ...(isBirthTouched && birth.ok && { birth: birth.value.year === undefined ? null : birth.value }),
    sex: typed.sex || null,
    community: typed.community || null,
    settlement: filled(typed.settlement),
    languages: languages.length > 0 ? languages.slice(0, 8) : null,
    ...(typed.interpreter !== (person.fields.interpreter ?? false) && { interpreter: typed.interpreter }),
    howToFind: filled(typed.howToFind),
    description: filled(typed.description),
  });
  const names = { surname: filled(typed.surname), givenName: filled(typed.givenName) };
  const nameFields = changed(name?.fields ?? {}, names);
  const changes: RecordChange[] = [];
  if (Object.keys(fields).length > 0)
    changes.push({ collection: "beneficiary", id: person.id, base: person.base, fields });
  if (name && Object.keys(nameFields).length > 0)
    changes.push({ collection: "personName", id: name.id, base: name.base, fields: nameFields });
  const isNewName = !name && (names.surname !== null || names.givenName !== null);
  const newName: NameFields = {
    personId: person.id,
    kind: "main",
    ...(names.surname && { surname: names.surname }),
    ...(names.givenName && { givenName: names.givenName }),
  };
  return ok({
    changes,
    additions: isNewName ? [{ collection: "personName", fields: { ...newName } }] : [],
  });
}
