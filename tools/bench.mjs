import { join } from "node:path";
import { buildIfChanged, installDependencies, ROOT, run } from "./make-ready.mjs";

/**
 * `npm run bench [-- NAME …] [--json FILE] [--strict]`: the figures whose names begin with one of these, or all of them.
 * `storm --devices N --ops N` plays a smaller storm, `--profile FOLDER` keeps its server's profile, and `--strict` fails
 * when a figure is over its limit.
 */
installDependencies();
const TAKES_A_VALUE = new Set(["--json", "--devices", "--ops", "--profile"]);
const asked = process.argv.slice(2);
const names = asked.filter((each, at) => !each.startsWith("--") && !TAKES_A_VALUE.has(asked[at - 1]));
const isAsked = (group) => names.length === 0 || names.some((each) => each.startsWith(group));
if (isAsked("bundle")) buildIfChanged("client");
if (isAsked("storm")) buildIfChanged("server");
run(process.execPath, [
  join(ROOT, "node_modules/tsx/dist/cli.mjs"),
  join(ROOT, "tools/bench/main.ts"),
  ...asked,
]);
