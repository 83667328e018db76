import { bundleProblems, bundleSizes } from "./bundle-size.mjs";
import { buildIfChanged } from "./make-ready.mjs";

/** Fails when the client weighs more than a phone on a thin line should be asked to fetch (1 kB = 1,000 bytes). */
buildIfChanged("client");
const problems = bundleProblems();
for (const problem of problems) console.error(problem);
const { firstRoute, precache } = bundleSizes();
const said = ({ bytes, limit }) => `${(bytes / 1000).toFixed(1)} of ${limit / 1000} kB`;
console.log(`first route ${said(firstRoute)}, install ${said(precache)}`);
process.exitCode = problems.length > 0 ? 1 : 0;
