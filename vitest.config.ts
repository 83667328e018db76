import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const EVERYWHERE = {
  exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
  environment: "node",
  setupFiles: ["tools/property-seed.ts"],
  // Only what hangs is ended: a busy machine is no fault of a test.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/**
 * What keeps nothing between two tests shares its process from file to file: loading the modules anew costs more than the
 * tests. A server's state hangs on its database and a device's on its replica, of which each test makes its own. Whatever
 * keeps something in a module (the screens' stores) or changes the natives (the simulator) has a process of its own.
 */
const SHARED = [
  "shared/src/**/*.test.ts",
  "server/src/**/*.test.ts",
  "client/src/{text,data,sync,vault}/**/*.test.ts",
];

/** Whole exchanges are played by `npm test`; `npm run check` has a minute (KONTA_QUICK=1). */
const PLAYED = process.env.KONTA_QUICK === "1" ? ["tools/simulator/**"] : [];

export default defineConfig({
  test: {
    // On two cores the default is one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...EVERYWHERE, name: "shared", include: SHARED, isolate: false, pool: "threads" } },
      {
        test: {
          ...EVERYWHERE,
          name: "own",
          include: ["client/src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          exclude: [...EVERYWHERE.exclude, ...SHARED, ...PLAYED],
          pool: "threads",
        },
      },
    ],
  },
});
