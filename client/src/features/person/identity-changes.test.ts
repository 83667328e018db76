import { describe, expect, test } from "vitest";
import type { Known } from "../../data/border";
import { identityChanges, type OpenedIdentity, typedIdentity } from "./identity-changes";

const known = <Fields>(id: string, fields: Fields): Known<Fields> => ({
  id,
  fields,
  base: ["epoch", 7],
  custody: "delivered",
  by: "s",
  at: 0,
});
const opened: OpenedIdentity = {
  person: known("p", { fatherName: "Gamma", birth: { year: 1980, month: 2, day: 3 }, languages: ["a", "b"] }),
  name: known("n", { personId: "p", kind: "main", surname: "Alpha", givenName: "Beta" }),
};
const today = "2026-11-23";

describe("a change of identity", () => {
  test("a form that was opened and closed changes nothing", () => {
    expect(identityChanges(opened, typedIdentity(opened), today)).toEqual({
      ok: true,
      value: { changes: [], additions: [] },
    });
  });

  test("[M2] only what was changed is handed over, with the base from when the form opened", () => {
    const typed = { ...typedIdentity(opened), fatherName: " Delta ", surname: "Alfa" };
    const work = identityChanges(opened, typed, today);
    expect(work.ok && work.value.changes).toEqual([
      { collection: "beneficiary", id: "p", base: ["epoch", 7], fields: { fatherName: "Delta" } },
      { collection: "personName", id: "n", base: ["epoch", 7], fields: { surname: "Alfa" } },
    ]);
  });

  test("what was emptied is cleared, not left out", () => {
    const typed = { ...typedIdentity(opened), fatherName: "  ", languages: "" };
    const work = identityChanges(opened, typed, today);
    expect(work.ok && work.value.changes[0]?.fields).toEqual({ fatherName: null, languages: null });
  });

  test("somebody without a name gets a new record for it", () => {
    const nameless = { ...opened, name: null };
    const work = identityChanges(nameless, { ...typedIdentity(nameless), givenName: "Beta" }, today);
    expect(work.ok && work.value).toEqual({
      changes: [],
      additions: [{ collection: "personName", fields: { personId: "p", kind: "main", givenName: "Beta" } }],
    });
  });

  test("an impossible date is refused; only the year keeps no day of before", () => {
    const birth = { day: "31", month: "2", year: "1980", approximate: false };
    const refused = identityChanges(opened, { ...typedIdentity(opened), birth }, today);
    expect(!refused.ok && refused.error.birth).toEqual({ code: "birth", problem: "impossible-date" });
    const about = identityChanges(
      opened,
      { ...typedIdentity(opened), birth: { ...birth, approximate: true } },
      today,
    );
    expect(about.ok && about.value.changes[0]?.fields).toEqual({ birth: { year: 1980, approximate: true } });
  });
});
