/** The answer of something that may fail in an expected way. Our own mistakes throw instead (see `assert`). */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; error: Problem };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const err = <Problem>(error: Problem): { ok: false; error: Problem } => ({
  ok: false,
  error,
});
