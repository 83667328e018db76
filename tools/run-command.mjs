import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfChanged, installDependencies, ROOT } from "./make-ready.mjs";

/** `npm run seed|user|backup|restore|erase|doctor -- …`: the server's commands, built first where needed. */
installDependencies();
buildIfChanged("server");
process.chdir(ROOT);
await import(pathToFileURL(join(ROOT, "server/dist/command.js")).href);
