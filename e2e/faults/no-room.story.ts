import { PersonPage } from "../pages/person-page";
import { SyncPage } from "../pages/sync-page";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  recordVisit,
  registerSomebody,
  writeKeptVisit,
  writeVisit,
} from "../support/field-work";
import type { Person } from "../support/person";
import { SmallStorage } from "../support/small-storage";
import { expect, story, type Town } from "../support/story";

interface AtHerFile {
  social: Person;
  storage: SmallStorage;
  personId: string;
}

/** Somebody's file is open on a device that has little room. */
async function withLittleRoom(town: Town): Promise<AtHerFile> {
  const social = await atWork(town);
  const { name, id } = await registerSomebody(social);
  await social.shell.counts(0);
  await social.device.close();
  await social.device.start();
  const storage = await SmallStorage.before(social.device, 1_000_000);
  await social.page.goto(`/people/${id}`);
  await social.unlock();
  await new PersonPage(social.page).isOf(name);
  return { social, storage, personId: id };
}

story(
  "[O1] there is no room for a save: it says so in plain words, keeps what was typed, and saves when there is room",
  async ({ town }) => {
    const { social, storage, personId } = await withLittleRoom(town);
    const { page } = social;
    const note = aNote();
    const visit = await writeKeptVisit(social, note);
    expect(await storage.fill()).toBeGreaterThan(0);
    const refusal = page.getByText(/Δεν αποθηκεύτηκε: η συσκευή γέμισε/);
    const field = page.getByLabel("Σημείωση", { exact: true });
    // The second try says the same and loses nothing either.
    for (let time = 1; time <= 2; time += 1) {
      await visit.save();
      await expect(refusal).toBeVisible();
      await expect(field).toHaveValue(note);
    }
    await social.shell.counts(0);

    await storage.free();
    await visit.save();
    const file = new PersonPage(page);
    await expect(file.saved).toBeVisible();
    await expect(file.visits.getByText(note)).toHaveCount(1);
    await social.shell.counts(0);
    await officeHas(await officeOf(town), personId, [note]);
  },
);

story(
  "[O2] [P8] there is no room for an exchange: what waits is handed over all the same, the device says what it lacks, and it goes on by itself when there is room",
  async ({ town }) => {
    const { social, storage, personId } = await withLittleRoom(town);
    const note = aNote();
    await social.device.goOffline();
    await recordVisit(social, note);
    await storage.fill();
    await social.device.goOnline();
    await social.shell.go("Συγχρονισμός");
    const isFull = new SyncPage(social.page).problem(/Η συσκευή γέμισε/);
    await officeHas(await officeOf(town), personId, [note]);
    await expect(isFull).toBeVisible();
    // It could not write down that the office has it: it asks again, and nothing counts twice.
    await social.shell.counts(2);
    await storage.free();
    await expect(social.page.getByTestId("unsent-count")).toHaveText("0", { timeout: 60_000 });
    await expect(isFull).toHaveCount(0);
    await officeHas(await officeOf(town), personId, [note]);
  },
);

story("a draft that finds no room is said, and stays on the screen", async ({ town }) => {
  const { social, storage } = await withLittleRoom(town);
  await storage.fill();
  const note = aNote();
  await writeVisit(social, note);
  await expect(social.page.getByText(/Ό,τι γράφεις είναι μόνο στην οθόνη/)).toBeVisible();
  await expect(social.page.getByLabel("Σημείωση", { exact: true })).toHaveValue(note);
});
