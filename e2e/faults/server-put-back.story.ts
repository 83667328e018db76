import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { PersonPage } from "../pages/person-page";
import { SyncPage } from "../pages/sync-page";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  PROMISED_MS,
  recordVisit,
  registerSomebody,
} from "../support/field-work";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const showsOnce = async (author: Person, notes: readonly string[]): Promise<void> => {
  const { visits } = new PersonPage(author.page);
  await expect
    .poll(async () => (await visits.locator("bdi").allInnerTexts()).sort(), { timeout: PROMISED_MS })
    .toEqual([...notes].sort());
};

/** First what became of her work, then what goes on by itself. */
async function isToldOnce({ page, shell }: Person): Promise<void> {
  await shell.go("Συγχρονισμός");
  const { incidents } = new SyncPage(page);
  await expect(incidents).toHaveCount(1);
  await expect(incidents).toContainText(
    /^Ό,τι έγραψες δεν χάθηκε\. Το γραφείο γύρισε σε παλαιότερο αντίγραφο: .+ μόνα τους\./,
  );
}

story(
  "[S5] a backup is restored: what it does not know is offered again by the tablets, also by one that came after it, and stands at the office once",
  async ({ town }) => {
    story.setTimeout(240_000);
    const { stack } = town;
    const backup = join(stack.folder, "backup.db");
    const social = await atWork(town);
    const { name, id } = await registerSomebody(social);
    const [before, after, hers, meanwhile] = [aNote(), aNote(), aNote(), aNote()];
    await recordVisit(social, before);
    await officeHas(await officeOf(town), id, [before]);
    await stack.command("backup", backup);

    await recordVisit(social, after);
    const mediator = new Person(stack.account("mediator"), await town.device());
    await mediator.enrol();
    await mediator.hasFirstData();
    await mediator.openFile(name);
    await recordVisit(mediator, hers);
    await officeHas(await officeOf(town), id, [before, after, hers]);

    await stack.stop();
    await recordVisit(social, meanwhile);
    await stack.command("restore", backup);
    const all = [before, after, hers, meanwhile];
    await officeHas(await officeOf(town), id, all);
    for (const author of [social, mediator]) {
      await showsOnce(author, all);
      await author.shell.counts(0);
      await isToldOnce(author);
    }
    expect(await (await officeOf(town)).waiting()).toBe(0);
    const { items } = await (await officeOf(town)).review("people", name);
    expect(items).toHaveLength(1);
  },
);

story(
  "[S5] the server's folder is put back by copying, without a word to anybody: the tablet notices, and nothing is missing or twice",
  async ({ town }) => {
    story.setTimeout(240_000);
    const { stack } = town;
    const [data, older] = [join(stack.folder, "data"), join(stack.folder, "older")];
    const social = await atWork(town);
    const { name, id } = await registerSomebody(social);
    const [before, after, meanwhile] = [aNote(), aNote(), aNote()];
    await recordVisit(social, before);
    await officeHas(await officeOf(town), id, [before]);
    await stack.stop();
    await cp(data, older, { recursive: true });
    await stack.restart();
    await recordVisit(social, after);
    await officeHas(await officeOf(town), id, [before, after]);

    await stack.stop();
    await rm(data, { recursive: true });
    await cp(older, data, { recursive: true });
    await recordVisit(social, meanwhile);
    await stack.restart();
    const all = [before, after, meanwhile];
    await officeHas(await officeOf(town), id, all);
    await showsOnce(social, all);
    await social.shell.counts(0);
    await isToldOnce(social);
    expect(await (await officeOf(town)).waiting()).toBe(0);
    const { items } = await (await officeOf(town)).review("people", name);
    expect(items).toHaveLength(1);
  },
);
