import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Plain Node without dependencies: this runs before anything is installed. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

const at = (...parts) => join(ROOT, ...parts);
const cacheFile = (name) => at(".cache", `${name}.hash`);
const remembered = (name) => (existsSync(cacheFile(name)) ? readFileSync(cacheFile(name), "utf8") : "");

function remember(name, hash) {
  mkdirSync(at(".cache"), { recursive: true });
  writeFileSync(cacheFile(name), hash);
}

/** Runs a step in the foreground; its failure ends everything with the step's own words above. */
export function run(command, args, environment = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** npm as it was called, otherwise the one on the path. */
function npmCommand(...args) {
  const own = process.env.npm_execpath;
  if (own) return [process.execPath, [own, ...args]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}

/**
 * What the lock file says, exactly. `npm ci` refuses a lock file that does not name the optional parts of other systems,
 * which a registry may not even have; `npm install` takes the same locked versions and leaves those parts out.
 */
function installLocked() {
  const quiet = ["--no-audit", "--no-fund"];
  const [command, args] = npmCommand("ci", ...quiet);
  const exact = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  if (exact.status === 0) return;
  if (!/\bEUSAGE\b/.test(String(exact.stderr))) process.stderr.write(exact.stderr ?? "");
  run(...npmCommand("install", "--no-save", ...quiet));
}

const versionsOf = (lockFile) =>
  Object.entries(JSON.parse(readFileSync(lockFile, "utf8")).packages)
    .filter(([path, { link, optional, devOptional }]) => path !== "" && !link && !optional && !devOptional)
    .filter(([path]) => path.includes("node_modules/"))
    .map(([path, { version }]) => `${path}@${version}`);

/** What npm last installed is what the lock file asks for; optional parts of other systems are left out. */
function isInstalled() {
  const installed = at("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const have = new Set(versionsOf(installed));
  return versionsOf(at("package-lock.json")).every((each) => have.has(each));
}

export function installDependencies() {
  const hash = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (existsSync(at("node_modules")) && remembered("lock") === hash) return;
  if (!isInstalled()) {
    console.log("Installing dependencies …");
    installLocked();
  }
  remember("lock", hash);
}

const SOURCES = {
  server: [
    "shared/src",
    "shared/package.json",
    "server/src",
    "server/package.json",
    "tools/build.mjs",
    "package-lock.json",
  ],
  client: [
    "shared/src",
    "shared/package.json",
    "client/src",
    "client/public",
    "client/index.html",
    "client/package.json",
    "vite.config.ts",
    "tools/build.mjs",
    "package-lock.json",
  ],
};
const RESULTS = { server: "server/dist/main.js", client: "client/dist/index.html" };

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/** One hash over the names and bytes of everything a build is made of; times of files say nothing after a checkout. */
export function sourceHash(part) {
  const hash = createHash("sha256");
  for (const file of SOURCES[part].flatMap(filesUnder)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Builds the parts whose sources changed since their last build. */
export function buildIfChanged(...parts) {
  const stale = parts
    .map((part) => [part, sourceHash(part)])
    .filter(([part, hash]) => !existsSync(at(RESULTS[part])) || remembered(`build-${part}`) !== hash);
  if (stale.length === 0) return;
  console.log(`Building ${stale.map(([part]) => part).join(" and ")} …`);
  // A process of its own: a build sets NODE_ENV for itself, and the server must not inherit it.
  run(process.execPath, [at("tools/build.mjs"), ...stale.map(([part]) => part)]);
}

export const rememberBuild = (part) => remember(`build-${part}`, sourceHash(part));
