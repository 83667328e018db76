/** Problems of the database itself (disk full, I/O): the same bytes may succeed later, so the request fails as a whole. */
export const isStorageProblem = (problem: unknown): boolean =>
  problem instanceof Error &&
  "code" in problem &&
  String(problem.code).startsWith("SQLITE_") &&
  !String(problem.code).startsWith("SQLITE_CONSTRAINT");
