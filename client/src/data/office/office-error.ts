/**
 * Why an answer did not come: `offline` nothing answered · `not-ours` something else than our server did (a Wi-Fi that
 * wants a log-in) · `signed-out` the session is over · `factor-missing` it must set up a second factor
 * first · `not-found` not there, or not this person's · `server` the rest.
 */
export type OfficeErrorCode =
  | "offline"
  | "not-ours"
  | "signed-out"
  | "forbidden"
  | "factor-missing"
  | "not-found"
  | "busy"
  | "server";

/** Thrown rather than returned, because it is how TanStack Query learns of a failure. */
export class OfficeError extends Error {
  readonly code: OfficeErrorCode;
  constructor(code: OfficeErrorCode) {
    super(code);
    this.name = "OfficeError";
    this.code = code;
  }
}

const OF_STATUS: Record<number, OfficeErrorCode> = {
  401: "signed-out",
  403: "forbidden",
  404: "not-found",
  429: "busy",
  503: "busy",
};

/** @param code what our server called the problem */
export const errorOf = (status: number, code: string): OfficeErrorCode =>
  code === "second-factor-missing" ? "factor-missing" : (OF_STATUS[status] ?? "server");
