import { expect, test } from "vitest";
import { aRegistryRecord, aStaffMember, aTestApp } from "../app-fixture";
import { deactivateAccount } from "../db/accounts";
import { grantedScopes } from "../sync/granted-scopes";
import { TestReplica } from "../sync/test-replica";

const fields = { name: "nurse", shortCode: "n", username: "nurse", roles: ["nurse"], structure: "str.one" };

test.each([
  ["works here", { ...fields, active: true }, true, true],
  ["has a closed account", { ...fields, active: true }, false, false],
  ["left the staff", { ...fields, active: false }, true, false],
  ["is in a directory that does not say", fields, true, false],
])("who %s: the session and the exchange say the same", async (_, staff, account, expected) => {
  const app = aTestApp();
  const staffId = await aStaffMember(app.db, "nurse", ["nurse"]);
  const cookie = await app.signIn("nurse");
  const tablet = new TestReplica(app.db, staffId, () => app.clock.now);
  aRegistryRecord(app.db, "staff", staffId, staff);
  if (!account) deactivateAccount(app.db, staffId);

  const session = (await app.get("/api/session", cookie)).status === 200;
  const again = (await app.signIn("nurse")) !== "";
  const exchange = (await tablet.sync()).answer.ended !== true;
  const grants = grantedScopes(app.db, staffId, "field", app.clock.now) !== null;
  expect({ session, again, exchange, grants }).toEqual({
    session: expected,
    again: expected,
    exchange: expected,
    grants: expected,
  });
});
