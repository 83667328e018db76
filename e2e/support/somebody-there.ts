import type { BrowserContext, Page } from "@playwright/test";

/** Shorter than an idle device waits before it locks. */
const STEP = "01:00";

/** So many minutes pass on the pages' clocks while somebody is at every tab: an idle one would lock by itself. */
export async function minutesOfWork(context: BrowserContext, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    for (const page of context.pages()) await page.keyboard.press("Shift");
    await context.clock.fastForward(STEP);
  }
}

const A_LITTLE_MS = 30_000;

/** Something takes its time elsewhere, on a slow machine more than an idle device waits before it locks. */
export async function withSomebodyAt<Answer>(page: Page, elsewhere: Promise<Answer>): Promise<Answer> {
  const stirs = setInterval(() => void page.keyboard.press("Shift").catch(() => undefined), A_LITTLE_MS);
  try {
    return await elsewhere;
  } finally {
    clearInterval(stirs);
  }
}
