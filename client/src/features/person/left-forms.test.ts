import { describe, expect, test } from "vitest";
import type { Known } from "../../data/border";
import { typedIdentity } from "./identity-changes";
import { readIdentityForm, readPaperForm, readPhoneForm, readStepForm } from "./left-forms";

const known = <Fields>(id: string, fields: Fields): Known<Fields> => ({
  id,
  fields,
  base: ["epoch", 7],
  custody: "delivered",
  by: "s",
  at: 0,
});
/** As it comes back from the disk. */
const kept = (form: object): unknown => JSON.parse(JSON.stringify(form));

const phone = known("ph", { personId: "p", number: "6900000001" });
const typedPhone = { number: "6900000002", whose: "", isSafe: true };
const paper = known("d", { personId: "p", kind: "residence_permit" as const });
const typedPaper = { kind: "residence_permit", value: "12", until: "" };
const identity = { person: known("p", { fatherName: "Gamma" }), name: null };

describe("a form that was left open comes back with the record as it stood when it opened", () => {
  test("[M2] a phone, changed or new", () => {
    const changed = { opened: phone, typed: typedPhone };
    expect(readPhoneForm(kept(changed))).toEqual(changed);
    expect(readPhoneForm(kept(changed))?.opened?.base).toEqual(["epoch", 7]);
    const added = { opened: null, typed: typedPhone };
    expect(readPhoneForm(kept(added))).toEqual(added);
  });

  test("[M2] a number or a paper", () => {
    const changed = { opened: { is: "document", record: paper }, typed: typedPaper };
    expect(readPaperForm(kept(changed))).toEqual(changed);
    const added = { opened: { is: "identifier", record: null }, typed: typedPaper };
    expect(readPaperForm(kept(added))).toEqual(added);
  });

  test("[M2] an identity, also of somebody without a name", () => {
    const typed = { ...typedIdentity(identity), fatherName: "Delta" };
    expect(readIdentityForm(kept({ opened: identity, typed }))).toEqual({ opened: identity, typed });
  });

  test("a step", () => {
    const typed = { to: "sent", day: "2026-11-28", told: "somebody", reason: "" };
    expect(readStepForm(kept({ opened: null, typed }))).toEqual({ opened: null, typed });
  });
});

test.each([
  ["nothing", null],
  ["another shape", { number: "6900000002" }],
  ["a record without what it stood at", { opened: { id: "x", fields: {} }, typed: typedPhone }],
  ["words that are no words", { opened: null, typed: { number: 1 } }],
])("%s is no form", (_, left) => {
  for (const read of [readPhoneForm, readPaperForm, readIdentityForm, readStepForm])
    expect(read(left)).toBeNull();
});
