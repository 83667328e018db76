import { err, ok, type Result } from "@konta/shared/base/result";
import { hash, verify } from "@node-rs/argon2";
import { isCommonPassword } from "./common-passwords";

/** Argon2id (the library's default kind), 19 MiB, two passes, one lane: the floor that OWASP's password page gives. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 12;
/** Longer ones only cost time. */
export const LONGEST_PASSWORD = 200;

export type PasswordProblem = "too-short" | "too-long" | "common";

declare const accepted: unique symbol;
/** A password that was looked at: only such a one is ever hashed, whichever way it is set. */
export type AcceptedPassword = string & { [accepted]: true };

/** Typed accents may come composed or not; one password has one form. */
const oneForm = (password: string): string => password.normalize("NFC");

/** Looks at a password somebody wants to have; lengths are in characters, as whoever types counts them. */
export function acceptablePassword(typed: string): Result<AcceptedPassword, PasswordProblem> {
  const password = oneForm(typed);
  if (Array.from(password).length < SHORTEST_PASSWORD) return err("too-short");
  // As it is typed: the sign-in takes no more than that either.
  if (Array.from(typed).length > LONGEST_PASSWORD) return err("too-long");
  return isCommonPassword(password) ? err("common") : ok(password as AcceptedPassword);
}

export const hashPassword = (password: AcceptedPassword): Promise<string> => hash(password, COST);

/** The hash of a password nobody has: an unknown user costs as much time as a wrong password. */
const nobodysHash = hash(`nobody ${crypto.randomUUID()}`, COST);

/** @param passwordHash null for an unknown user: the same work, and always false */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), oneForm(password));
  return matches && passwordHash !== null;
}
