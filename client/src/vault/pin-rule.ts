import { err, ok, type Result } from "@konta/shared/base/result";

export type PinProblem = { code: "pin-shape" } | { code: "pin-easy" };

const SHAPE = /^[0-9]{6,12}$/;
const RUNS = ["012345678901", "109876543210", "123456789012", "210987654321"];

/** Whether it can be anybody's PIN at all. */
export const hasPinShape = (pin: string): boolean => SHAPE.test(pin);

/** 6 to 12 digits; not one digit repeated and not a run up or down, unless the server says it is a demo. */
export function checkPin(pin: string, demo: boolean): Result<string, PinProblem> {
  if (!hasPinShape(pin)) return err({ code: "pin-shape" });
  if (demo) return ok(pin);
  const isOneDigit = new Set(pin).size === 1;
  const isRun = RUNS.some((run) => run.includes(pin));
  return isOneDigit || isRun || pin === "987654" || pin === "654321" ? err({ code: "pin-easy" }) : ok(pin);
}
