import { describe, expect, test } from "vitest";

/** As much of Node as is used here: the client's own types know no Node, and the test runner empties imported CSS. */
interface Files {
  readFileSync(path: URL, encoding: "utf8"): string;
}
const nodeModule = "node:fs";
const files: Files = await import(/* @vite-ignore */ nodeModule);
const css = files.readFileSync(new URL("tokens.css", import.meta.url), "utf8");

/** The custom properties of the first block after `selector`, name → value. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, `${selector} stands in tokens.css`).toBeGreaterThanOrEqual(0);
  const block = css.slice(css.indexOf("{", start), css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m): [string, string] => [m[1] ?? "", m[2] ?? ""]),
  );
}

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  light: tokensOf(":root"),
  dark: tokensOf(':root:not([data-theme="light"])'),
};

/** [text, ground, least ratio]: 7 for running text in sunlight, 4.5 for a status word, 3 for the edge of a control. */
const pairs: [string, string, number][] = [
  ["ink", "paper", 7],
  ["ink", "surface", 7],
  ["ink-soft", "paper", 7],
  ["ink-soft", "surface", 7],
  ["ink", "accent-tint", 7],
  ["ink", "amber-tint", 7],
  ["ink", "red-tint", 7],
  ["ink", "olive-tint", 7],
  ["ink-soft", "accent-tint", 4.5],
  ["ink-soft", "amber-tint", 4.5],
  ["ink-soft", "red-tint", 4.5],
  ["ink-soft", "line-soft", 4.5],
  ["olive", "olive-tint", 4.5],
  ["amber", "amber-tint", 4.5],
  ["red", "red-tint", 4.5],
  ["red", "surface", 4.5],
  ["red", "paper", 4.5],
  ["olive", "surface", 4.5],
  ["accent", "surface", 4.5],
  ["accent", "paper", 4.5],
  ["accent-strong", "accent-tint", 4.5],
  ["on-accent", "accent", 7],
  ["on-red", "red", 4.5],
  ["edge", "surface", 3],
  ["edge", "paper", 3],
  ["accent", "accent-tint", 3],
  ["amber-line", "surface", 3],
];

describe.each(Object.entries(themes))("contrast, %s", (_name, tokens) => {
  test.each(pairs)("%s on %s is at least %d", (text, ground, least) => {
    expect(contrast(tokens[text] ?? "", tokens[ground] ?? "")).toBeGreaterThanOrEqual(least);
  });
});

test("black on white is 21, as a check on the measure itself", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});

test("the dark theme that is chosen is the dark theme of the system", () => {
  expect(tokensOf(':root[data-theme="dark"]')).toEqual(themes.dark);
  expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light));
});
