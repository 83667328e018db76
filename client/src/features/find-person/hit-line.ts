import type { LocalDate } from "@konta/shared/base/local-date";
import type { FoundPerson, PersonLine } from "../../data/border";
import type { MessageId } from "../../text/el";
import { shortAge } from "../../text/say-person";
import type { Translate } from "../../text/translate";

const REASONS: Record<FoundPerson["reason"], MessageId> = {
  exact: "find.reasonExact",
  key: "find.reasonKey",
  prefix: "find.reasonPrefix",
  stem: "find.reasonStem",
  edit: "find.reasonEdit",
  phone: "find.reasonPhone",
  number: "find.reasonNumber",
  reference: "find.reasonReference",
  household: "find.reasonHousehold",
  description: "find.reasonDescription",
};

/** Why somebody is among the hits; nothing for one listed without being searched. */
export const reasonWord = (person: PersonLine | FoundPerson, t: Translate): string =>
  "reason" in person ? t(REASONS[person.reason]) : "";

/** The second line of a hit: what tells two people of one name apart, the most telling first. */
export function hitDetail(
  person: PersonLine,
  today: LocalDate,
  communityName: (id: string) => string,
  t: Translate,
): string[] {
  const age = shortAge(person.birth, today);
  return [
    age && t("find.yearsShort", { age }),
    person.fatherName ? t("find.fatherOf", { name: person.fatherName }) : "",
    person.settlement ?? "",
    person.community ? communityName(person.community) : "",
  ].filter((part) => part !== "");
}

/** Where a hit leads: to the file, or straight to the visit. */
export const hitTarget = (id: string, purpose: string | null): string =>
  purpose === "visit" ? `/people/${id}/visit` : `/people/${id}`;

/** Where to register who was not found; what was typed goes along beside the address, never in it. */
export const registerTarget = (purpose: string | null): string =>
  purpose ? `/people/new?${new URLSearchParams({ for: purpose }).toString()}` : "/people/new";
