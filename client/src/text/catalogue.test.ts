import { compileMessageOrThrow, type CompiledMessage } from "@lingui/message-utils/compileMessage";
import { NEED_DOMAINS } from "@konta/shared/domain/visit/visit-note";
import { NEXT_STEPS, VISIT_PLACES } from "@konta/shared/domain/visit/visit";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { NAME_KINDS } from "@konta/shared/domain/beneficiary/person-name";
import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { HOUSEHOLD_RELATIONS } from "@konta/shared/domain/household/household-link";
import { LEGAL_BASES, URGENCIES } from "@konta/shared/domain/referral/referral";
import { CHANNELS, OUTCOMES } from "@konta/shared/domain/referral/referral-event";
import { REFERRAL_STATES } from "@konta/shared/domain/referral/referral-state";
import { ROLES } from "@konta/shared/access/role";
import { describe, expect, test } from "vitest";
import { el } from "./el";
import { en } from "./en";

/** The names a message wants values for, those inside plural forms included, sorted. */
function placeholders(message: CompiledMessage): string[] {
  const names = new Set<string>();
  for (const token of message) {
    if (typeof token === "string") continue;
    const [name, , format] = token;
    if (name !== "#") names.add(name);
    if (typeof format !== "object" || format === null) continue;
    for (const [form, inner] of Object.entries(format)) {
      if (form !== "offset" && Array.isArray(inner)) for (const one of placeholders(inner)) names.add(one);
    }
  }
  return [...names].toSorted();
}

/** The plural forms of every plural in a message. */
function pluralForms(message: CompiledMessage): string[][] {
  return message.flatMap((token) =>
    typeof token !== "string" && token[1] === "plural" && typeof token[2] === "object" && token[2] !== null
      ? [Object.keys(token[2]).filter((form) => form !== "offset")]
      : [],
  );
}

describe("the catalogues", () => {
  test("Greek and English have the same ids", () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(el).toSorted());
  });

  test.each(Object.entries(el))("%s parses in both, with the same values, and is not empty", (id, greek) => {
    const english: string = en[id as keyof typeof en];
    expect(greek.trim()).not.toBe("");
    expect(english.trim()).not.toBe("");
    expect(placeholders(compileMessageOrThrow(english))).toEqual(placeholders(compileMessageOrThrow(greek)));
  });

  test("every plural has exactly the forms its language asks for: one and other", () => {
    for (const message of [...Object.values(el), ...Object.values(en)]) {
      for (const forms of pluralForms(compileMessageOrThrow(message))) {
        expect(forms.filter((form) => !/^=?\d/.test(form)).toSorted()).toEqual(["one", "other"]);
      }
    }
  });

  test("the comparison of values notices a difference", () => {
    const plural = compileMessageOrThrow("{count, plural, one {# of {total}} other {#}}");
    expect(placeholders(plural)).toEqual(["count", "total"]);
  });

  test("English has no Greek letter, and Greek ends its questions with its own mark", () => {
    for (const message of Object.values(en)) expect(message).not.toMatch(/\p{Script=Greek}/u);
    for (const message of Object.values(el)) expect(message).not.toContain("?");
  });
});

test.each([
  ["role", ROLES],
  ["referralState", REFERRAL_STATES],
  ["channel", CHANNELS],
  ["outcome", OUTCOMES],
  ["legalBasis", LEGAL_BASES],
  ["urgency", URGENCIES],
  ["need", NEED_DOMAINS],
  ["visitPlace", VISIT_PLACES],
  ["nextStep", NEXT_STEPS],
  ["identifier", IDENTIFIER_KINDS],
  ["documentKind", DOCUMENT_KINDS],
  ["nameKind", NAME_KINDS],
  ["relation", HOUSEHOLD_RELATIONS],
  ["sex", SEXES],
])("every member of the list %s has a word, and no word is left over", (area, members) => {
  const ids = Object.keys(el).filter((id) => id.startsWith(`${area}.`));
  expect(ids.toSorted()).toEqual(members.map((member) => `${area}.${member}`).toSorted());
});
