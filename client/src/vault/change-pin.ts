import { err, ok, type Result } from "@konta/shared/base/result";
import { checkPin, hasPinShape, type PinProblem } from "./pin-rule";
import { readSecondSecret, type SecondSecret, type SecondSecretProblem } from "./second-secret";

/** What opens now. */
export interface PresentPin {
  pin: string;
  /** The badge as typed; null while the lock is warm by it and the PIN is enough. */
  badge: string | null;
}
/** What is to open from now on. */
export interface NextPin {
  pin: string;
  /** As typed, a new one or the same again; without it the badge alone goes on opening. */
  passphrase?: string | undefined;
}

export type NextPinProblem =
  | PinProblem
  | SecondSecretProblem
  | { code: "pin-same" }
  /** A passphrase cannot stand in here: without the badge's code nothing can be wrapped under it, and it would open no more. */
  | { code: "badge-needed" };

/**
 * What was typed, looked at before a try is made of it: a slip must cost none.
 * @param demo whether a plain PIN will do; undefined before the keyring has said so
 * @returns the badge, null while it is warm, and the passphrase that is to open from now on
 */
export function readPinChange(
  present: PresentPin,
  next: NextPin,
  demo: boolean | undefined,
): Result<{ badge: SecondSecret | null; passphrase: SecondSecret | null }, NextPinProblem> {
  if (!hasPinShape(next.pin)) return err({ code: "pin-shape" });
  if (next.pin === present.pin) return err({ code: "pin-same" });
  const pin = checkPin(next.pin, demo ?? true);
  if (!pin.ok) return pin;
  const passphrase = next.passphrase === undefined ? null : readSecondSecret(next.passphrase);
  if (passphrase && !passphrase.ok) return passphrase;
  if (passphrase && passphrase.value.kind !== "passphrase") return err({ code: "second-shape" });
  const badge = present.badge === null ? null : readSecondSecret(present.badge);
  if (badge && (!badge.ok || badge.value.kind !== "badge")) return err({ code: "badge-needed" });
  return ok({ badge: badge?.ok ? badge.value : null, passphrase: passphrase ? passphrase.value : null });
}
