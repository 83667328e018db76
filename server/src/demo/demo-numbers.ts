import { checkAmka } from "@konta/shared/people/amka";
import { passesAfmSum } from "@konta/shared/people/afm";

const padded = (value: number, length: number): string => String(value).padStart(length, "0");

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** An AMKA whose check digit holds and whose date is on no calendar (day 00), so that it is nobody's. */
export function demoAmka(n: number, year: number, female: boolean): string {
  const serial = padded((n * 7) % 1000, 3) + (female ? "2" : "1");
  const start = `0006${padded(year % 100, 2)}${serial}`;
  const check = DIGITS.find((digit) => !checkAmka(start + digit).warnings.includes("checksum"));
  return start + (check ?? "0");
}

/** A tax number whose check digit holds, in a range (0000…) that was never given out. */
export function demoAfm(n: number): string {
  const start = `0000${padded(1 + (n % 9998), 4)}`;
  const check = DIGITS.find((digit) => passesAfmSum(start + digit));
  return start + (check ?? "0");
}

/** Mobile numbers of a block no provider has. */
export const demoMobile = (n: number): string => `690000${padded(n % 10_000, 4)}`;
export const demoLandline = (n: number): string => `281000${padded(n % 10_000, 4)}`;

/** A card number with letters that say "demo". */
export const demoCard = (n: number): string => `DEMO${padded(n % 100_000, 5)}`;
