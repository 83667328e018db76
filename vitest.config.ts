import { defineConfig } from "vitest/config";

const EVERYWHERE = {
  exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
  environment: "node",
  setupFiles: ["tools/property-seed.ts"],
  // Only what hangs is ended: a busy machine is no fault of a test.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** Pure functions share their process from file to file; whatever opens a database or changes the natives has its own. */
const PURE = ["shared/src/**/*.test.ts", "client/src/text/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { ...EVERYWHERE, name: "pure", include: PURE, isolate: false, pool: "threads" } },
      {
        test: {
          ...EVERYWHERE,
          name: "own",
          include: ["server/src/**/*.test.ts", "client/src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          exclude: [...EVERYWHERE.exclude, ...PURE],
          pool: "threads",
        },
      },
    ],
  },
});
