import { randomBytes, randomInt } from "node:crypto";

const CONSONANTS = "βγδζθκλμνξπρστφχψ";

/** A made-up Greek word that occurs nowhere else, so that finding it means finding what was typed. */
export function greekMark(letters = 14): string {
  const word = Array.from({ length: letters }, () => CONSONANTS[randomInt(CONSONANTS.length)]).join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const latinMark = (): string => `mark${randomBytes(8).toString("hex")}`;
