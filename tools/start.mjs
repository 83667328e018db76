import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { buildIfChanged, installDependencies, ROOT } from "./make-ready.mjs";

/** `npm start`: from a fresh clone to a running server; what is already done is not done again. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
installDependencies();
buildIfChanged("server", "client");
process.chdir(ROOT);
await import(pathToFileURL(join(ROOT, "server/dist/main.js")).href);
