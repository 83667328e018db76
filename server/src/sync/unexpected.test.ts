import { beforeEach, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { allEntries } from "../db/quarantines";
import { readRecord } from "../db/records";
import { aMunicipality } from "./test-municipality";
import { aPerson, aReplica } from "./test-person";
import type { TestReplica } from "./test-replica";

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

/** Stands for a mistake of ours, or a damaged row, outside of any single op. */
const breakReach = ({ id }: TestReplica, lastScopes: string): void =>
  void db.sqlite.prepare("update replica set last_scopes = ? where id = ?").run(lastScopes, id);

test("[P4] [O2] what breaks before anything can be judged is taken for people to look at; nothing is said to be all there is", async () => {
  const social = aReplica(db, "social");
  await social.sync();
  breakReach(social, "broken");
  const [first, second] = [social.op(aPerson()), social.op(aPerson())];
  const { answer, frames } = await social.sync([first, second]);
  expect(answer.results.map(([, n, status]) => [n, status])).toEqual([
    [1, "quarantined"],
    [2, "quarantined"],
  ]);
  expect([answer.want, answer.scopes, frames]).toEqual(["wait", undefined, []]);
  expect(allEntries(db).map(({ reason }) => reason)).toEqual(["unexpected", "unexpected"]);
  expect(social.alerts.map(String)).toEqual([expect.stringContaining("JSON")]);
  // The same once more is known, whatever is broken.
  expect((await social.sync([first, second])).answer.results).toEqual(answer.results);
  breakReach(social, "[]");
  const well = await social.sync([social.op(aPerson({ community: null }))]);
  expect(well.answer.results.map(([, n, status]) => [n, status])).toEqual([[3, "applied"]]);
  expect(well.answer).not.toHaveProperty("want");
});
