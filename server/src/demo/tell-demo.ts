import { badgeText } from "../accounts/badge";
import { accountOf } from "../db/accounts";
import type { Database } from "../db/open-database";
import { DEMO_PIN, DEMO_STAFF, demoPasswordOf, staffIdOf } from "./demo-staff";

/** Prints who can sign in to the demo, with what, and the badge that opens each person's device. */
export function tellDemo(db: Database, say: (line: string) => void): void {
  say("");
  say(`Demo accounts (PIN ${DEMO_PIN})`);
  for (const { username, roles } of DEMO_STAFF) {
    const account = accountOf(db, staffIdOf(username));
    if (!account) continue;
    const columns = [username.padEnd(14), demoPasswordOf(username).padEnd(25), badgeText(account.badge)];
    say(`  ${columns.join("  ")}  ${roles.join(", ")}`);
  }
  say("");
}
