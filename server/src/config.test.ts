import { describe, expect, test } from "vitest";
import { readConfig } from "./config";

const problemOf = (environment: Record<string, string>) => {
  const result = readConfig(environment);
  return result.ok ? null : result.error.variable;
};

describe("the environment", () => {
  test("an empty one serves the demo on 8787", () => {
    const result = readConfig({});
    expect(result.ok && result.value).toMatchObject({ port: 8787, demo: true, origin: null, log: "info" });
  });

  test("production refuses to start without its https address, naming the variable", () => {
    expect(problemOf({ NODE_ENV: "production" })).toBe("KONTA_ORIGIN");
    expect(problemOf({ NODE_ENV: "production", KONTA_ORIGIN: "http://konta.example" })).toBe("KONTA_ORIGIN");
    expect(problemOf({ NODE_ENV: "production", KONTA_ORIGIN: "https://konta.example" })).toBeNull();
  });

  test("production has no demo unless asked for", () => {
    const production = { NODE_ENV: "production", KONTA_ORIGIN: "https://konta.example" };
    const plain = readConfig(production);
    const asked = readConfig({ ...production, KONTA_DEMO: "1" });
    expect(plain.ok && plain.value.demo).toBe(false);
    expect(asked.ok && asked.value.demo).toBe(true);
  });

  test("second factors are asked for wherever it is no demo, and in a demo when switched on", () => {
    const production = { NODE_ENV: "production", KONTA_ORIGIN: "https://konta.example" };
    const on = (environment: Record<string, string>) => {
      const result = readConfig(environment);
      return result.ok && result.value.secondFactors;
    };
    expect(on(production)).toBe(true);
    expect(on({})).toBe(false);
    expect(on({ KONTA_DEMO: "0" })).toBe(true);
    expect(on({ ...production, KONTA_DEMO: "1" })).toBe(false);
    expect(on({ KONTA_SECOND_FACTORS: "1" })).toBe(true);
    expect(on({ ...production, KONTA_SECOND_FACTORS: "0" })).toBe(false);
  });

  test("keys inside the data folder are refused", () => {
    expect(problemOf({ KONTA_DATA: "./data", KONTA_KEYS: "./data/keys" })).toBe("KONTA_KEYS");
    expect(problemOf({ KONTA_DATA: "./data", KONTA_KEYS: "./data-keys" })).toBeNull();
  });

  test.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["KONTA_DEMO", "yes"],
    ["KONTA_SECOND_FACTORS", "on"],
    ["KONTA_ORIGIN", "https://konta.example/app"],
    ["KONTA_LOG", "loud"],
  ])("%s=%s is refused by name", (variable, value) => {
    expect(problemOf({ [variable]: value })).toBe(variable);
  });
});
