import { buildIfChanged } from "./make-ready.mjs";
import { bundleSizes } from "./bundle-size.mjs";

/** Fails when the client weighs more than a phone on a thin line should be asked to fetch (1 kB = 1,000 bytes). */
const LIMIT_KB = { firstRoute: 190, precache: 900 };

buildIfChanged("client");
const sizes = bundleSizes();
const kb = (bytes) => (bytes / 1000).toFixed(1);
for (const [name, limit] of Object.entries(LIMIT_KB))
  if (sizes[name] > limit * 1000) {
    console.error(`${name}: ${kb(sizes[name])} kB gzipped, allowed are ${limit} kB`);
    process.exitCode = 1;
  }
console.log(
  `first route ${kb(sizes.firstRoute)} of ${LIMIT_KB.firstRoute} kB, install ${kb(sizes.precache)} of ${LIMIT_KB.precache} kB`,
);
