/** Whether a failed write means that the device has no room left, however deep the database has wrapped it. */
export function isStorageFull(failure: unknown): boolean {
  for (let each = failure, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if (each.name === "QuotaExceededError") return true;
    each = "inner" in each ? each.inner : each.cause;
  }
  return false;
}
