import { randomBytes } from "node:crypto";
import { needsSecondFactor } from "@konta/shared/access/second-factor-roles";
import type { BegunFactor } from "@konta/shared/access/own-account";
import { assert } from "@konta/shared/base/assert";
import { err, ok, type Result } from "@konta/shared/base/result";
import { HOTP, Secret, TOTP } from "otpauth";
import type { AppParts } from "../app-parts";
import { type Database, inTransaction } from "../db/open-database";
import {
  confirmPendingFactor,
  findFactor,
  hasFactor,
  keepRecovery,
  putPendingFactor,
  takeStep,
} from "../db/second-factors";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import type { StaffPerson } from "./staff-person";

/** RFC 6238 as every app knows it: SHA-1, six digits, thirty seconds. */
const FORM = { algorithm: "SHA1", digits: 6 } as const;
export const STEP_MS = 30_000;
/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20;
const ISSUER = "Konta";
/** Whoever has not typed the first code by then begins again: the secret may stand on a screen that was left. */
export const PENDING_MS = 60 * 60_000;

const secretOf = (bytes: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });

/** A secret for the app on the phone; asked of nobody until a first code of it has come. */
export function beginFactor(
  db: Database,
  staffId: string,
  username: string,
  now: number,
): Result<BegunFactor, "stands"> {
  if (hasFactor(db, staffId)) return err("stands");
  const bytes = randomBytes(SECRET_BYTES);
  putPendingFactor(db, staffId, bytes, now);
  const secret = secretOf(bytes);
  const uri = new TOTP({
    ...FORM,
    issuer: ISSUER,
    label: username,
    period: STEP_MS / 1000,
    secret,
  }).toString();
  return ok({ secret: secret.base32, uri });
}

const digitsOf = (code: string): string => code.replaceAll(/\s/g, "");

/** Whether it is meant to be the app's; anything else may be a recovery code. */
export const isAppCode = (code: string): boolean => /^[0-9]{6}$/.test(digitsOf(code));

/** The step of a code of six digits, one step of drift either way; null for any other. */
function stepOf(bytes: Uint8Array, code: string, now: number): number | null {
  if (!isAppCode(code)) return null;
  const token = digitsOf(code);
  const step = Math.floor(now / STEP_MS);
  const delta = HOTP.validate({ ...FORM, token, secret: secretOf(bytes), counter: step, window: 1 });
  return delta === null ? null : step + delta;
}

/**
 * The first code makes the secret stand.
 * @returns the recovery codes, whose texts are nowhere afterwards; `nothing-waits`: it must be begun (again)
 */
export function confirmFactor(
  db: Database,
  staffId: string,
  code: string,
  now: number,
): Result<string[], "nothing-waits" | "wrong-code"> {
  const factor = findFactor(db, staffId);
  if (!factor || factor.confirmedAt !== null || now - factor.createdAt >= PENDING_MS)
    return err("nothing-waits");
  const step = stepOf(factor.secret, code, now);
  if (step === null) return err("wrong-code");
  const codes = newRecoveryCodes();
  const recovery = codes.map((text) => recoveryHash(db.box, text));
  assert(
    recovery.every((hash) => hash !== null),
    "a code that is given out can be typed in",
  );
  confirmPendingFactor(db, staffId, { at: now, step, recovery });
  return ok(codes);
}

/** Takes a code once. @returns what kind it was, or null when it is none, or was taken before */
export function takeCode(
  db: Database,
  staffId: string,
  code: string,
  now: number,
): "app" | "recovery" | null {
  return inTransaction(db, () => {
    const factor = findFactor(db, staffId);
    if (!factor || factor.confirmedAt === null) return null;
    const step = stepOf(factor.secret, code, now);
    if (step !== null) return takeStep(db, staffId, step) ? "app" : null;
    const hash = recoveryHash(db.box, code);
    if (hash === null || !factor.recovery.includes(hash)) return null;
    keepRecovery(
      db,
      staffId,
      factor.recovery.filter((each) => each !== hash),
    );
    return "recovery";
  });
}

/** Whether somebody must set one up before anything else. */
export const lacksFactor = (
  { db, secondFactors }: Pick<AppParts, "db" | "secondFactors">,
  { staffId, roles }: StaffPerson,
): boolean => secondFactors && needsSecondFactor(roles) && !hasFactor(db, staffId);
