import { bundleSizes } from "../bundle-size.mjs";
import type { Figure } from "./figure";

/** What the built client weighs; tools/bench.mjs has built it. */
export function bundleFigures(): Promise<Figure[]> {
  const { firstRoute, precache } = bundleSizes();
  const bytes = { unit: "bytes", spread: null } as const;
  return Promise.resolve([
    {
      name: "bundle.firstRoute.gzBytes",
      value: firstRoute.bytes,
      limit: firstRoute.limit,
      ...bytes,
      about: `${firstRoute.files.length} scripts that index.html loads at once`,
    },
    {
      name: "bundle.precache.gzBytes",
      value: precache.bytes,
      limit: precache.limit,
      ...bytes,
      about: `${precache.files.length} files of the installed app`,
    },
  ]);
}
