import { performance } from "node:perf_hooks";
import { checkSteps } from "./check-steps.mjs";
import { installDependencies } from "./make-ready.mjs";
import { total } from "./steps.mjs";

/** `npm run check`: types, lint, format, dead code, bundle budgets, and the unit tests that play no whole exchanges. */
installDependencies();
const from = performance.now();
const { passed, failed } = total(await checkSteps({ KONTA_QUICK: "1" }));
console.log(
  `check: ${passed} passed, ${failed} failed in ${((performance.now() - from) / 1000).toFixed(0)} s`,
);
process.exitCode = failed > 0 ? 1 : 0;
