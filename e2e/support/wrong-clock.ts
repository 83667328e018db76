import type { BrowserContext } from "@playwright/test";

/** Runs in a page, a worker or a process: from now on its clock is off by so many milliseconds. */
function putClock(offByMs: number): void {
  const real = Date;
  globalThis.Date = new Proxy(real, {
    construct: (target, args: [], made) =>
      Reflect.construct(target, args.length === 0 ? [real.now() + offByMs] : args, made) as Date,
    get: (target, key, receiver) =>
      key === "now" ? () => real.now() + offByMs : (Reflect.get(target, key, receiver) as unknown),
  });
}

/**
 * The clock of a device that somebody set wrong, for every page and worker that starts from now on. The browser's own
 * (cookies, certificates) stays right: only what the app reads is wrong.
 */
export async function setClockWrong(context: BrowserContext, offByMs: number): Promise<void> {
  await context.addInitScript(putClock, offByMs);
  context.on("page", (page) => page.on("worker", (worker) => void worker.evaluate(putClock, offByMs)));
  for (const page of context.pages()) page.on("worker", (worker) => void worker.evaluate(putClock, offByMs));
}

/** A module that, imported first, puts the clock of a process off by so many milliseconds. */
export const clockOffBy = (offByMs: number): string =>
  `data:text/javascript,${encodeURIComponent(`(${putClock.toString()})(${offByMs})`)}`;
