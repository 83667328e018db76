import { join } from "node:path";
import { installDependencies, ROOT, run } from "./make-ready.mjs";

/** `npm run simulate -- --seeds N --from S [--jobs J]`: prints what was played and every seed that broke an invariant. */
installDependencies();
run(process.execPath, [
  join(ROOT, "node_modules/tsx/dist/cli.mjs"),
  join(ROOT, "tools/simulator/simulate.ts"),
  ...process.argv.slice(2),
]);
