import type { ConflictRecord } from "@konta/shared/domain/conflict/closed-round";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { conflictId } from "./keep-conflict";
import { aMunicipality, NOW } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import type { TestReplica } from "./test-replica";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

/** Two say a name each without knowing of each other, from what both have on screen. */
async function disagree(one: TestReplica, other: TestReplica, person: string, names: [string, string]) {
  await one.sync();
  await other.sync();
  const say = (from: TestReplica, fatherName: string) =>
    from.op({ collection: "beneficiary", id: person, base: from.base(person), fields: { fatherName } });
  const [first, second] = [say(one, names[0]), say(other, names[1])];
  await one.sync([first]);
  await other.sync([second]);
}
const decide = async (by: TestReplica, person: string, fatherName: string, seen: number[]) => {
  await by.sync();
  const base = by.base(person);
  const resolves = { fatherName: seen };
  await by.sync([by.op({ collection: "beneficiary", id: person, base, fields: { fatherName }, resolves })]);
};
const onRecord = (person: string) =>
  readRecord(db, "conflict", conflictId("beneficiary", person, "fatherName"))
    ?.fields as unknown as ConflictRecord;
const values = (sides: readonly { value?: unknown }[] = []) => sides.map((side) => side.value);

describe("what was decided stays on record", () => {
  test("[M7] a second disagreement on the same field keeps the sides and the decision of the first", async () => {
    const [social, nurse] = [aReplica(db, "social"), aReplica(db, "nurse")];
    const { person } = await sharedPerson(db, social, nurse);
    await disagree(social, nurse, person, ["Μάρκος", "Πέτρος"]);
    await decide(
      social,
      person,
      "Μάρκος",
      onRecord(person).sides.map((side) => side.seq),
    );
    await disagree(social, nurse, person, ["Ιωσήφ", "Νικόλαος"]);
    const { open, sides, earlier } = onRecord(person);
    expect([open, values(sides)]).toEqual([true, ["Ιωσήφ", "Νικόλαος"]]);
    expect(earlier?.map((round) => [values(round.sides), round.resolvedBy, round.resolvedAt])).toEqual([
      [["Μάρκος", "Πέτρος"], "staff.social", NOW],
    ]);
    await decide(
      nurse,
      person,
      "Ιωσήφ",
      onRecord(person).sides.map((side) => side.seq),
    );
    await disagree(social, nurse, person, ["Α", "Β"]);
    expect(onRecord(person).earlier?.map((round) => values(round.sides))).toEqual([
      ["Μάρκος", "Πέτρος"],
      ["Ιωσήφ", "Νικόλαος"],
    ]);
  });

  test("[M7] a decision about some of the sides keeps those it saw, and leaves the others open", async () => {
    const [social, nurse] = [aReplica(db, "social"), aReplica(db, "nurse")];
    const { person } = await sharedPerson(db, social, nurse);
    await disagree(social, nurse, person, ["Μάρκος", "Πέτρος"]);
    const [first] = onRecord(person).sides;
    await decide(social, person, "Γεώργιος-Μάρκος", [first?.seq ?? 0]);
    const { open, sides, earlier } = onRecord(person);
    expect([open, values(sides)]).toEqual([true, ["Πέτρος", "Γεώργιος-Μάρκος"]]);
    expect(earlier?.map((round) => [values(round.sides), round.resolvedBy])).toEqual([
      [["Μάρκος"], "staff.social"],
    ]);
  });
});
