import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "shared/src/**/*.test.ts",
      "server/src/**/*.test.ts",
      "client/src/**/*.test.{ts,tsx}",
      "tools/**/*.test.ts",
    ],
    exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
    environment: "node",
    setupFiles: ["tools/property-seed.ts"],
    testTimeout: 20_000,
  },
});
