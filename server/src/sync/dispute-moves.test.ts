import { expect, test } from "vitest";
import { readConflict } from "./keep-conflict";
import { aMunicipality } from "./test-municipality";
import { aReplica, sharedPerson } from "./test-person";
import type { TestReplica } from "./test-replica";

test("[S3] [S1] a dispute about where somebody lies moves with her, and the area it leaves hears that it is gone", async () => {
  const db = aMunicipality();
  const [social, nurse] = [aReplica(db, "social"), aReplica(db, "nurse")];
  const { person } = await sharedPerson(db, social, nurse);
  const move = (from: TestReplica, community: string) =>
    from.op({
      collection: "beneficiary",
      id: person,
      base: from.base(person),
      fields: { community },
    });
  const [one, other] = [move(social, "vil.siva"), move(nurse, "vil.avgeniki")];
  await social.sync([one]);
  await nurse.sync([other]);
  const sides = readConflict(db, "beneficiary", person, "community")?.sides.map(({ seq }) => seq) ?? [];
  const decision = nurse.op({
    collection: "beneficiary",
    id: person,
    base: nurse.base(person),
    fields: { community: "vil.siva" },
    resolves: { community: sides },
  });
  const dispute = () =>
    db.sqlite.prepare("select id, scope from record where collection = 'conflict'").get() as {
      id: string;
      scope: string;
    };
  const before = dispute();
  await nurse.sync([decision]);
  const after = dispute();
  expect([before.scope, after.scope]).toEqual(["area:vil.avgeniki/core", "area:vil.siva/core"]);
  const gone = db.sqlite
    .prepare("select count(*) from gone where scope = ? and collection = 'conflict' and id = ?")
    .pluck()
    .get(before.scope, before.id);
  expect(gone).toBe(1);
});
