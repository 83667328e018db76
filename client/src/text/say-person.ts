import type { LocalDate } from "@konta/shared/base/local-date";
import { ageOn, type BirthDate } from "@konta/shared/people/birth";
import type { Custody } from "../data/border";
import { t } from "./translate";

/** «41 ετών», «περίπου 41 ετών»; empty when nobody knows the year. */
export function sayAge(birth: BirthDate | undefined, today: LocalDate): string {
  const age = birth && ageOn(birth, today);
  if (!age) return "";
  return t(age.approximate ? "person.ageAbout" : "person.age", { count: age.years });
}

/** «~41» beside a name in a list, «41» when the date is known. */
export function shortAge(birth: BirthDate | undefined, today: LocalDate): string {
  const age = birth && ageOn(birth, today);
  return age ? `${age.approximate ? "~" : ""}${age.years}` : "";
}

export interface CustodyWords {
  word: string;
  tone: "plain" | "olive" | "amber";
}

/** Where a record is: saved here is never said of what was delivered, nor the other way round. */
export function sayCustody(custody: Custody): CustodyWords {
  if (custody === "delivered") return { word: t("person.delivered"), tone: "olive" };
  if (custody === "review") return { word: t("person.inReview"), tone: "amber" };
  return { word: t("person.savedHere"), tone: "plain" };
}
