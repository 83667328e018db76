import { consentSource } from "@konta/shared/domain/consent/consent";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { derivedId } from "./derived-id";
import { readConflict } from "./keep-conflict";
import { aMunicipality } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let social: TestReplica;
let nurse: TestReplica;
let person: string;
beforeEach(async () => {
  db = aMunicipality();
  [social, nurse] = [aReplica(db, "social"), aReplica(db, "nurse")];
  ({ person } = await sharedPerson(db, social, nurse));
});

const photo = (answer: string) => ({
  collection: "consent",
  id: derivedId(...consentSource(person, "con.photo")),
  fields: { personId: person, purpose: "con.photo", answer, day: "2026-11-23" },
});

describe("consents", () => {
  test.each([
    ["given", "withdrawn"],
    ["withdrawn", "given"],
  ])(
    "[M4] asked by two offline, %s then %s: the withdrawal stands, and both are asked about",
    async (one, other) => {
      const { id } = photo(one);
      await social.sync([social.op(photo(one))]);
      const heard = await nurse.sync([nurse.op(photo(other))]);
      expect(heard.answer.results[0]?.[2]).toBe("conflict");
      expect(readRecord(db, "consent", id)?.fields["answer"]).toBe("withdrawn");
      expect(readConflict(db, "consent", id, "answer")?.sides.map(({ value }) => value)).toEqual([
        one,
        other,
      ]);
    },
  );

  test("[M2] whoever saw the withdrawal may write down that it was given again", async () => {
    const { id } = photo("withdrawn");
    await social.sync([social.op(photo("withdrawn"))]);
    await nurse.sync();
    const again = { collection: "consent", id, base: nurse.base(id), fields: { answer: "given" } };
    expect((await nurse.sync([nurse.op(again)])).answer.results[0]?.[2]).toBe("applied");
    expect(readRecord(db, "consent", id)?.fields["answer"]).toBe("given");
  });

  test("[M4] an answer under an id of its own waits: it would never meet the other one", async () => {
    const stray = { ...photo("given"), id: aRecordId() };
    const share = photo("given");
    const toAgency = { ...share, fields: { ...share.fields, purpose: "con.share", agency: "agy.opeka" } };
    const right = { ...toAgency, id: derivedId(...consentSource(person, "con.share", "agy.opeka")) };
    const lines = [stray, toAgency, right].map((each) => social.op(each));
    const { results } = (await social.sync(lines)).answer;
    expect(results.map(([, n, status]) => [n, status])).toEqual([
      [1, "quarantined"],
      [2, "quarantined"],
      [3, "applied"],
    ]);
  });
});
