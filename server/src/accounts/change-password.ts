import { err, ok, type Result } from "@konta/shared/base/result";
import { accountOf, setPasswordHash } from "../db/accounts";
import { writeAudit } from "../db/audit";
import { type Database, inTransaction } from "../db/open-database";
import { acceptablePassword, hashPassword, isPassword, type PasswordProblem } from "./password";
import { beginAfresh, type HeldSession } from "./session";

export type ChangeProblem = PasswordProblem | "same" | "wrong-password";

/**
 * One's own password, by the one before it. Everybody who came in with the old one is out.
 * @returns the token of the renewed session
 */
export async function changePassword(
  db: Database,
  held: HeldSession,
  { password, newPassword }: { password: string; newPassword: string },
  now: number,
): Promise<Result<string, ChangeProblem>> {
  const { staffId } = held.me;
  const before = accountOf(db, staffId)?.passwordHash ?? null;
  if (!(await isPassword(before, password))) return err("wrong-password");
  const accepted = acceptablePassword(newPassword);
  if (!accepted.ok) return accepted;
  if (await isPassword(before, accepted.value)) return err("same");
  const hash = await hashPassword(accepted.value);
  return inTransaction(db, () => {
    // Another request was quicker: what was proved is not the password any more.
    if (accountOf(db, staffId)?.passwordHash !== before) return err("wrong-password");
    setPasswordHash(db, staffId, hash);
    writeAudit(db, { at: now, staffId, what: "password-changed", subject: null });
    return ok(beginAfresh(db, held, now));
  });
}
