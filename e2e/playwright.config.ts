import { defineConfig } from "@playwright/test";

/** Stories in real Chromium against the built app. A story that passes only the second time is a broken story. */
export default defineConfig({
  testDir: ".",
  testMatch: "{stories,faults}/*.story.ts",
  outputDir: "./test-results/work",
  globalSetup: "./support/seed-once.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "./test-results/stories.json" }]],
  use: { trace: "off", screenshot: "off", video: "off" },
});
