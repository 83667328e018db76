import {
  type CheckedIdentifier,
  compactIdentifier,
  type IdentifierWarning,
  type KnownPerson,
} from "./identifier";
import { isCalendarDate } from "./birth";

/** Luhn sum over all digits, every second one from the right doubled. Holds for 01013099997. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const weighed = at % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

type Stamp = { day: number; month: number; yearOfCentury: number };

/** Two digits of a year do not tell the century: 29-02-00 is a date in 2000 and none in 1900. */
const isDateInSomeCentury = ({ day, month, yearOfCentury }: Stamp): boolean =>
  isCalendarDate(1900 + yearOfCentury, month, day) || isCalendarDate(2000 + yearOfCentury, month, day);

function differsFrom(stamp: Stamp, birth: KnownPerson["birth"]): boolean {
  if (!birth || birth.approximate) return false;
  return (
    (birth.year !== undefined && birth.year % 100 !== stamp.yearOfCentury) ||
    (birth.month !== undefined && birth.month !== stamp.month) ||
    (birth.day !== undefined && birth.day !== stamp.day)
  );
}

/**
 * ΑΜΚΑ: eleven digits, DDMMYY + four (the last of them odd for men, even for women) + Luhn digit.
 * Source: domain/identifiers.json id.amka (amka_py, amka_php). The sex only warns and leaves `verified` alone.
 */
export function checkAmka(tidy: string, known: KnownPerson = {}): CheckedIdentifier {
  const value = compactIdentifier(tidy);
  if (!/^[0-9]+$/.test(value)) return { value: tidy, verified: false, warnings: ["shape"] };
  if (value.length !== 11) return { value, verified: false, warnings: ["length"] };
  if (/^0+$/.test(value)) return { value, verified: false, warnings: ["all-zero"] };

  const warnings: IdentifierWarning[] = [];
  if (!passesLuhn(value)) warnings.push("checksum");
  const stamp = {
    day: Number(value.slice(0, 2)),
    month: Number(value.slice(2, 4)),
    yearOfCentury: Number(value.slice(4, 6)),
  };
  if (!isDateInSomeCentury(stamp)) warnings.push("date");
  else if (differsFrom(stamp, known.birth)) warnings.push("birth-date");
  const verified = warnings.length === 0;

  const sexInNumber = Number(value.charAt(9)) % 2 === 1 ? "male" : "female";
  if ((known.sex === "male" || known.sex === "female") && known.sex !== sexInNumber) warnings.push("sex");
  return { value, verified, warnings };
}
