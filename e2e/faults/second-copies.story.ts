import { UnlockPage } from "../pages/unlock-page";
import { copiesAre, databaseFiles, turnOverRecord } from "../support/damage";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { aForgetfulTablet } from "../support/forgotten-work";
import { expect, story } from "../support/story";

story(
  "[O6] one byte of the database is another one and the browser hands back an empty one: it is said, and what was not sent is handed in from its second copy",
  async ({ town }) => {
    const social = await atWork(town);
    const office = await officeOf(town);
    const { id } = await registerSomebody(social);
    await social.shell.counts(0);
    await copiesAre(social.page, 0);
    await social.device.goOffline();
    const unsent = aNote();
    await recordVisit(social, unsent);
    await social.shell.counts(2);
    await copiesAre(social.page, 2);
    await social.device.close();
    for (const file of await databaseFiles(social.device.profile))
      if (file.endsWith(".log")) await turnOverRecord(file);

    await social.device.start();
    await social.device.goOffline();
    await social.page.goto("/");
    const said = social.page.getByRole("alert");
    await expect(said).toContainText("Δεν χάθηκαν: 2 αλλαγές");
    await expect(said).toContainText("Μη σβήσεις τίποτα");

    await social.device.goOnline();
    await expect(said).toContainText("Παραδόθηκαν στο γραφείο: 2 αλλαγές");
    await officeHas(office, id, [unsent]);
  },
);

story(
  "[O6] the browser hands back an older database and the people of the device stay: the lock screen says what became of the work, which goes to the office before anybody unlocks",
  async ({ town }) => {
    story.setTimeout(180_000);
    const { social, id, forgotten } = await aForgetfulTablet(town);
    const { device } = social;
    const office = await officeOf(town);

    await device.start();
    await device.goOffline();
    await social.page.goto("/");
    const lock = new UnlockPage(social.page);
    await lock.isShown();
    await expect(lock.forgotten).toContainText("Δεν χάθηκαν: 2 αλλαγές");
    await expect(lock.forgotten).toContainText("Δεν χρειάζεται να αποφασίσεις τίποτα");
    await device.goOnline();
    await expect(lock.forgotten).toContainText(/Παραδόθηκαν στο γραφείο.*: 2 αλλαγές/);
    await officeHas(office, id, [forgotten]);

    await social.unlock();
    await social.shell.go("Συγχρονισμός");
    await expect(social.page.getByText("Η μνήμη αυτής της συσκευής γύρισε πίσω").first()).toBeVisible();
  },
);

story("[O6] a device that is new here is told nothing of the kind", async ({ town }) => {
  const { page } = await town.device();
  await page.goto("/");
  await expect(page.getByLabel("Όνομα χρήστη")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
