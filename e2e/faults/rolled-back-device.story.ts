import { cp } from "node:fs/promises";
import { PersonPage } from "../pages/person-page";
import { SyncPage } from "../pages/sync-page";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { newFolder, removeFolder } from "../support/folders";
import { expect, story } from "../support/story";

story(
  "[P2] a tablet's storage is put back to an older copy, and it writes on under numbers that are taken: both writings stand, each once",
  async ({ town }) => {
    story.setTimeout(180_000);
    const social = await atWork(town);
    const { device } = social;
    const office = await officeOf(town);
    const { id } = await registerSomebody(social);
    const [before, forgotten, after] = [aNote(), aNote(), aNote()];
    await recordVisit(social, before);
    await officeHas(office, id, [before]);
    // The office has it a moment before the device knows.
    await social.shell.counts(0);
    await device.close();
    const older = await newFolder("older-profile");
    try {
      await cp(device.profile, older, { recursive: true });
      await device.start();
      await social.page.goto(`/people/${id}`);
      await social.unlock();
      await recordVisit(social, forgotten);
      await officeHas(office, id, [before, forgotten]);
      await device.close();

      await removeFolder(device.profile);
      await cp(older, device.profile, { recursive: true });
    } finally {
      await removeFolder(older);
    }
    await device.start();
    await device.goOffline();
    await social.page.goto(`/people/${id}`);
    await social.unlock();
    const { visits } = new PersonPage(social.page);
    await expect(visits).toHaveCount(1);
    await recordVisit(social, after);
    await social.shell.counts(2);
    await device.goOnline();
    await officeHas(office, id, [before, forgotten, after]);
    await expect(visits).toHaveCount(3);
    for (const note of [before, forgotten, after]) await expect(visits.getByText(note)).toHaveCount(1);
    await social.shell.counts(0);
    expect(await office.waiting()).toBe(0);
    await social.shell.go("Συγχρονισμός");
    const { incidents } = new SyncPage(social.page);
    await expect(
      incidents.filter({ hasText: /^Ό,τι βλέπεις εδώ και ό,τι είχε παραδοθεί δεν χάθηκε\. .+ μόνα τους/ }),
    ).toHaveCount(1);
  },
);
