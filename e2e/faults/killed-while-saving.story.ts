import { PersonPage } from "../pages/person-page";
import { VisitPage } from "../pages/visit-page";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  recordVisit,
  registerSomebody,
  writeKeptVisit,
} from "../support/field-work";
import { isLong, someMomentWithin } from "../support/moment";
import { browserOf, killAll, killRest } from "../support/kill-tree";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const KILLS = isLong ? 20 : 4;
/** From asking for the press until the save is on the disk it takes about this, milliseconds. */
const A_SAVE_TAKES_MS = 40;

/** The notes of the visits on the file, each as often as it stands there. */
const notesOn = (author: Person): Promise<string[]> =>
  new PersonPage(author.page).visits.locator("bdi").allInnerTexts();

/** Kept as a draft, saved or not: whoever is killed between pressing and reading does not know. */
async function killedWhileSaving(author: Person, note: string): Promise<void> {
  const { page, device } = author;
  await writeKeptVisit(author, note);
  const closed = device.context.waitForEvent("close");
  // Looked up beforehand: looking takes as long as a save.
  const processes = await browserOf(device.profile);
  const save = page.getByRole("button", { name: "Αποθήκευση", exact: true });
  const pressed = save.dispatchEvent("click").catch(() => undefined);
  await someMomentWithin(A_SAVE_TAKES_MS);
  killAll(processes);
  await killRest(device.profile);
  await Promise.all([pressed, closed]);
  await device.close();
}

/** Either the visit is there whole and its draft is gone, or the draft is there and is saved now. */
async function isSavedOrDraft(author: Person, note: string, isSaved: boolean): Promise<void> {
  await new PersonPage(author.page).newVisit();
  const visit = new VisitPage(author.page);
  await visit.isShown();
  await expect(author.page.getByLabel("Σημείωση", { exact: true })).toHaveValue(isSaved ? "" : note);
  if (isSaved) await author.page.goBack();
  else await visit.save();
  const file = new PersonPage(author.page);
  await expect(file.visits.getByText(note)).toHaveCount(1);
}

story(
  `[O1] the browser is killed ${KILLS} times while it saves: what was shown as saved is there once, and nothing half`,
  async ({ town }) => {
    story.setTimeout(KILLS * 60_000);
    const social = await atWork(town);
    const { name, id } = await registerSomebody(social);
    await social.shell.counts(0);
    await social.device.goOffline();
    const saved: string[] = [];
    let cutShort = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const shown = aNote();
      await recordVisit(social, shown);
      saved.push(shown);
      const doubtful = aNote();
      await killedWhileSaving(social, doubtful);

      await social.device.start();
      await social.page.goto(`/people/${id}`);
      await social.unlock();
      await new PersonPage(social.page).isOf(name);
      await expect.poll(() => notesOn(social)).toEqual(expect.arrayContaining(saved));
      const there = await notesOn(social);
      const isSaved = there.includes(doubtful);
      if (!isSaved) cutShort += 1;
      expect(there.sort()).toEqual((isSaved ? [...saved, doubtful] : [...saved]).sort());
      // A visit without its note would be half a save.
      await expect(new PersonPage(social.page).visits).toHaveCount(there.length);
      await isSavedOrDraft(social, doubtful, isSaved);
      saved.push(doubtful);
    }
    story.info().annotations.push({ type: "cut short", description: `${cutShort} of ${KILLS}` });
    await social.device.goOnline();
    await social.shell.counts(0);
    const office = await officeOf(town);
    await officeHas(office, id, saved);
    expect(await office.waiting()).toBe(0);
  },
);
