import { beforeEach, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { allEntries } from "../db/quarantines";
import { readRecord } from "../db/records";
import { aMunicipality } from "./test-municipality";
import { aPerson, aReplica } from "./test-person";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

test("[P4] an op that breaks the server's own code waits whole, with its group; somebody is alerted, the others are applied", async () => {
  const social = aReplica(db, "social");
  const [whole, broken, other] = [aPerson(), aPerson(), aPerson()];
  // Stands for a mistake of ours that shows only where the record is written.
  db.sqlite.exec(
    `create trigger broken before insert on record when new.id = '${broken.id}' begin select raise(abort, 'broken'); end`,
  );
  const lines = [
    social.op({ ...whole, group: "one" }),
    social.op({ ...broken, group: "one" }),
    social.op(other),
  ];
  const { results } = (await social.sync(lines)).answer;
  expect(Object.fromEntries(results.map(([, n, status]) => [n, status]))).toEqual({
    1: "quarantined",
    2: "quarantined",
    3: "applied",
  });
  // Of the group nothing was half done, and every text is here as it came.
  expect(readRecord(db, "beneficiary", whole.id)).toBeNull();
  for (const { n, text } of lines) expect(opTextOf(db, { replica: social.id, incarnation: 1, n })).toBe(text);
  expect(allEntries(db).map(({ reason }) => reason)).toEqual(["unexpected", "unexpected"]);
  expect(social.alerts.map(String)).toEqual([expect.stringContaining("broken")]);
});
