import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { findChromium } from "./find-chromium.mjs";
import { buildIfChanged, installDependencies, ROOT } from "./make-ready.mjs";

/** `npm run screenshots`: a demo of its own in a folder that is thrown away, and the README's pictures of it. */
const PICTURES = join(ROOT, "docs", "pictures");
const PIN = "246810";
const TABLET = { width: 820, height: 1180 };
const DESKTOP = { width: 1440, height: 900 };

installDependencies();
buildIfChanged("server", "client");
const found = findChromium();
if ("problem" in found) {
  console.error(found.problem);
  process.exit(1);
}

/** A port nobody listens on now. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startServer(folder) {
  const port = await freePort();
  const { NODE_ENV: _mode, ...environment } = process.env;
  const child = spawn(process.execPath, [join(ROOT, "server", "dist", "main.js")], {
    cwd: folder,
    env: {
      ...environment,
      PORT: String(port),
      KONTA_DATA: join(folder, "data"),
      KONTA_KEYS: join(folder, "keys"),
      KONTA_DEMO: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => /^Κοντά: /m.test(String(chunk)) && resolve());
    child.once("exit", () => reject(new Error("the server ended before it listened")));
  });
  return { child, origin: `http://localhost:${port}` };
}

async function signIn(page, username) {
  await page.goto("/");
  await page.getByLabel("Όνομα χρήστη").fill(username);
  await page.getByLabel("Κωδικός", { exact: true }).fill(`konta-demo-${username}`);
  await page.getByRole("button", { name: "Σύνδεση", exact: true }).click();
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByLabel("PIN ξανά").fill(PIN);
  await page.getByRole("button", { name: "Ορισμός PIN" }).click();
  await page.getByTestId("unsent-count").first().waitFor({ state: "attached" });
}

async function picture(page, name, path) {
  // Inside the app, as a person would go: a fresh load would ask for the PIN again.
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
  console.log(`docs/pictures/${name}.png`);
}

async function fieldPictures(browser, origin) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: TABLET,
    hasTouch: true,
    locale: "el-GR",
  });
  const page = await context.newPage();
  await signIn(page, "social");
  await picture(page, "today", "/");
  const href = await page
    .locator('main a[href^="/people/"]:not([href*="/new"])')
    .first()
    .getAttribute("href");
  const person = href?.split("/").slice(0, 3).join("/");
  if (person) {
    await picture(page, "person", person);
    await picture(page, "visit", `${person}/visit`);
  }
  await picture(page, "sync", "/sync");
  await context.close();
}

async function officePictures(browser, origin) {
  const context = await browser.newContext({ baseURL: origin, viewport: DESKTOP, locale: "el-GR" });
  const page = await context.newPage();
  await signIn(page, "coordinator");
  await picture(page, "office", "/");
  await picture(page, "review", "/review");
  await picture(page, "conflicts", "/conflicts");
  await context.close();
}

mkdirSync(PICTURES, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "konta-pictures-"));
const server = await startServer(folder);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });
try {
  await fieldPictures(browser, server.origin);
  await officePictures(browser, server.origin);
} finally {
  await browser.close();
  server.child.kill("SIGTERM");
  await new Promise((resolve) => server.child.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}
