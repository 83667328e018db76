import type { NextPinProblem } from "./change-pin";
import type { PinProblem } from "./pin-rule";
import type { SecondSecretProblem } from "./second-secret";

/** Why a keyring was not made, opened or changed. */
export type EnrolProblem = PinProblem | SecondSecretProblem;
export type UnlockProblem =
  | { code: "unknown" }
  | { code: "wrong"; triesLeft: number }
  | { code: "disabled" }
  /** It is warm no more: a cold lock, or too long ago. */
  | { code: "second-needed" }
  /** The last wrong PIN that was free of the second secret. */
  | { code: "warm-tries-spent" };
/** `not-kept`: the device has no room, or another tab was faster; what opened before still opens. */
export type ChangePinProblem = UnlockProblem | NextPinProblem | { code: "not-kept" };
