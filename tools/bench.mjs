import { join } from "node:path";
import { buildIfChanged, installDependencies, ROOT, run } from "./make-ready.mjs";

/** `npm run bench [-- NAME …] [--json FILE]`: the figures whose names begin with one of these, or all of them. */
installDependencies();
const asked = process.argv.slice(2);
const names = asked.filter((each, at) => each !== "--json" && asked[at - 1] !== "--json");
if (names.length === 0 || names.some((each) => each.startsWith("bundle"))) buildIfChanged("client");
run(process.execPath, [
  join(ROOT, "node_modules/tsx/dist/cli.mjs"),
  join(ROOT, "tools/bench/main.ts"),
  ...asked,
]);
