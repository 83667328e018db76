import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function installed() {
  const folders = ["/usr/bin", "/usr/local/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...new Set([...candidates, ...MAC])].find(runs) ?? null;
}

const quiet = (command, args) =>
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;

function installByApt() {
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => {
    const [command = "", ...rest] = [...sudo, "apt-get", ...args];
    return quiet(command, rest);
  };
  if (!apt("--version")) return;
  console.log("Installing Chromium …");
  if (apt("update", "-q")) apt("install", "-y", "-q", "chromium");
}

/**
 * A Chromium or Chrome that starts: the one named by CHROME, an installed one, or one installed now.
 * @returns {{ path: string } | { problem: string }}
 */
export function findChromium() {
  const named = process.env.CHROME;
  if (named)
    return runs(named) ? { path: named } : { problem: `CHROME names ${named}, which does not start.` };
  const found = installed();
  if (found) return { path: found };
  installByApt();
  const now = installed();
  if (now) return { path: now };
  return {
    problem: [
      "The stories need Chromium or Chrome, and none was found or could be installed. Do one of these:",
      "  Debian, Ubuntu: sudo apt-get install chromium      Fedora: sudo dnf install chromium",
      "  macOS: brew install --cask chromium",
      "  elsewhere: install Chrome and set CHROME to the path of its program",
      "then run npm test again.",
    ].join("\n"),
  };
}
