import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

const LONG = process.env.KONTA_LONG ?? "";

/** The device's store over the real thing: IndexedDB, OPFS, WebCrypto and workers of the installed Chromium. */
export default defineConfig({
  // A browser has no environment.
  define: { "process.env.KONTA_LONG": JSON.stringify(LONG) },
  test: {
    name: "browser",
    include: ["client/src/**/*.browser.test.ts"],
    setupFiles: ["tools/property-seed.ts"],
    env: { KONTA_LONG: LONG },
    // Only what hangs is ended: a busy machine is no fault of a test.
    testTimeout: 300_000,
    // Whoever kills a database hears what it says about it, which is no news.
    silent: "passed-only",
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: process.env.CHROME ?? "/usr/bin/chromium",
          args: ["--no-sandbox", "--disable-gpu"],
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
