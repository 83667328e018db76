export interface Measured {
  /** After gzip. */
  bytes: number;
  limit: number;
  /** Largest first. */
  files: { path: string; bytes: number }[];
}
export const BUNDLE_LIMITS: { firstRoute: number; precache: number };
export function bundleSizes(dist?: string): { firstRoute: Measured; precache: Measured };
export function bundleProblems(dist?: string): string[];
