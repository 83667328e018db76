import { expect, test } from "vitest";
import { isMissingScreen, watchMissingScreens } from "./missing-screen";

test("a part of the app that could not be fetched is told from a screen that broke", () => {
  const page = new EventTarget();
  watchMissingScreens(page);
  const failure = new TypeError("Failed to fetch");
  page.dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload: failure }));
  expect(isMissingScreen(failure)).toBe(true);
  expect(isMissingScreen(new TypeError("Failed to fetch"))).toBe(false);
  expect(isMissingScreen(undefined)).toBe(false);
});
