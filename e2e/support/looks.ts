import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The ways in which every screen is looked at. */
const LOOKS = [
  { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
] as const;

/** Colours that are on their way from light to dark are neither. */
async function hasSettled(): Promise<void> {
  for (let still = 0; still < 2; still += 1) {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter(({ playState }) => playState === "running");
    if (moving.length > 0) still = -1;
    await Promise.allSettled(moving.map((animation) => animation.finished));
  }
}

/** What axe finds on the screen as it is, narrow and wide, and in Greek light and dark: one line each, empty when all is well. */
export async function findingsOn(page: Page, screen: string): Promise<string[]> {
  const before = page.viewportSize();
  // What is dimmed while the next page of it is fetched is no look of its own.
  await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
  const found: string[] = [];
  // The colours are the same in every language; they are looked at in the first.
  const isGreek = await page.evaluate(() => document.documentElement.lang === "el");
  for (const { viewport, colorScheme } of LOOKS) {
    if (!isGreek && colorScheme === "dark") continue;
    // Looking takes its time, and a device at which nobody moves locks by itself.
    await page.keyboard.press("Shift");
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(hasSettled);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(
          `${screen} ${viewport.width} ${colorScheme}: ${id} ${target.join(" ")} ${failureSummary?.split("\n")[1]?.trim() ?? ""}`,
        );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0)
      found.push(`${screen} ${viewport.width} ${colorScheme}: scrolls sideways by ${overflow} px`);
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
  return found;
}
