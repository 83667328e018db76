import { spawn } from "node:child_process";
import { join } from "node:path";
import { installDependencies, ROOT } from "./make-ready.mjs";

/** `npm run dev`: the server from its sources on 8787, the client with live reload on 5173. */
installDependencies();
const start = (...args) => spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
const children = [
  start(join(ROOT, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false", "server/src/main.ts"),
  start(join(ROOT, "node_modules/vite/bin/vite.js"), "dev"),
];

/** One of them ending ends the other: half a development server only confuses. */
const stopAll = () => children.forEach((child) => child.kill("SIGTERM"));
for (const child of children) child.once("exit", stopAll);
process.once("SIGINT", stopAll);
process.once("SIGTERM", stopAll);
