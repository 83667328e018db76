import type { Page } from "@playwright/test";
import { SyncPage } from "../pages/sync-page";
import { UnlockPage } from "../pages/unlock-page";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  PROMISED_MS,
  recordVisit,
  registerSomebody,
} from "../support/field-work";
import { aForgetfulTablet } from "../support/forgotten-work";
import { expect, story } from "../support/story";

const TAG = "konta-unsent";

/** What the browser does when there is signal again and a page had asked for it (Background Sync). */
async function wakerOf(page: Page, origin: string): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    }),
  );
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  const event = { origin, registrationId, tag: TAG, lastChance: false };
  return () => session.send("ServiceWorker.dispatchSyncEvent", event);
}

story(
  "[P8] [O6] the app is closed with unsent work and nobody opens it again: when there is signal the browser wakes it, and the office has the work",
  async ({ town }) => {
    const social = await atWork(town);
    const office = await officeOf(town);
    const { id } = await registerSomebody(social);
    await social.shell.counts(0);
    await social.device.goOffline();
    const unsent = aNote();
    await recordVisit(social, unsent);
    await social.shell.counts(2);
    await social.page.goto("about:blank");
    await social.device.goOnline();
    const wake = await wakerOf(social.page, social.device.network.origin);
    // A browser wakes again what was woken too early.
    await expect(async () => {
      await wake();
      expect(await office.notesOf(id)).toEqual([unsent]);
    }).toPass({ timeout: PROMISED_MS });
    await officeHas(office, id, [unsent]);
  },
);

story(
  "[P8] [O6] the browser hands back an older database and wakes the app before anybody opens it: the office has the work, and the lock screen says what was forgotten and handed in",
  async ({ town }) => {
    story.setTimeout(180_000);
    const { social, id, forgotten } = await aForgetfulTablet(town);
    const { device } = social;
    const office = await officeOf(town);

    await device.start();
    await device.goOnline();
    const wake = await wakerOf(social.page, device.network.origin);
    await expect(async () => {
      await wake();
      expect(await office.notesOf(id)).toEqual([forgotten]);
    }).toPass({ timeout: PROMISED_MS });

    await device.goOffline();
    await social.page.goto("/");
    const lock = new UnlockPage(social.page);
    await lock.isShown();
    await expect(lock.forgotten).toContainText(/Παραδόθηκαν στο γραφείο.*: 2 αλλαγές/);
    await social.unlock();
    await social.shell.go("Συγχρονισμός");
    await expect(new SyncPage(social.page).incidents).toHaveCount(1);

    // Numbered above what was forgotten: beside it, and not instead of it.
    await device.goOnline();
    await social.page.goto(`/people/${id}`);
    await social.unlock();
    const after = aNote();
    await recordVisit(social, after);
    await officeHas(office, id, [forgotten, after]);
  },
);
