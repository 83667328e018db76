/** Whether two values are the same as JSON; what is absent is null. */
export const sameJson = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
