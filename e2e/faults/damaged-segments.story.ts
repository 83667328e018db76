import { rm } from "node:fs/promises";
import { SignInPage } from "../pages/sign-in-page";
import { SyncPage } from "../pages/sync-page";
import { BareReplica } from "../support/bare-replica";
import {
  copiesAre,
  cutInHalf,
  databaseFiles,
  largeValues,
  turnOver,
  turnOverThroughout,
} from "../support/damage";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { showsLongNotes, writesLongNotes } from "../support/long-notes";
import type { Person } from "../support/person";
import { withSomebodyAt } from "../support/somebody-there";
import { expect, story, type Town } from "../support/story";

/** Enough for one segment that is merged out of many, which the browser keeps in a file of its own. */
const A_LARGE_VALUE = 15;
/** Enough that the browser writes a table of what it had in its log. */
const A_TABLE = 90;

interface Laden {
  social: Person;
  /** Of whom much has come from the office. */
  names: string[];
  /** Whose visit waits on the tablet alone. */
  id: string;
  unsent: string;
}

/** A tablet with much of what others wrote, and a visit that nobody else has; its browser is down. */
async function ladenTablet(
  town: Town,
  people: number,
  lies: (profile: string) => Promise<string[]>,
): Promise<Laden> {
  const social = await atWork(town);
  const colleague = await BareReplica.enrol(town.stack.origin, town.stack.account("mediator"));
  const names = await withSomebodyAt(social.page, writesLongNotes(colleague, people));
  await social.syncNow();
  await showsLongNotes(social, names.slice(-1));
  await expect
    .poll(async () => (await lies(social.device.profile)).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  const { id } = await registerSomebody(social);
  await social.shell.counts(0);
  await social.device.goOffline();
  const unsent = aNote();
  await recordVisit(social, unsent);
  await social.shell.counts(2);
  await copiesAre(social.page, 2);
  await social.device.close();
  return { social, names, id, unsent };
}

for (const [what, damage] of [
  ["another byte", turnOver],
  ["only its first half", cutInHalf],
  ["nothing at all", (file: string) => rm(file)],
] as const)
  story(
    `[D6] a large segment has ${what} on the disk: it is said, what waits is whole, and everything comes again`,
    async ({ town }) => {
      story.setTimeout(240_000);
      const { social, names, id, unsent } = await ladenTablet(town, A_LARGE_VALUE, largeValues);
      for (const file of await largeValues(social.device.profile)) await damage(file);

      await social.device.start();
      await social.comeBack();
      await social.shell.counts(2);
      await social.shell.go("Συγχρονισμός");
      const { incidents } = new SyncPage(social.page);
      await expect(incidents.first()).toContainText(
        "Ό,τι έγραψες δεν πειράχτηκε. Κάτι που είχε έρθει από το γραφείο δεν διαβαζόταν εδώ και ζητήθηκε ξανά.",
      );

      await social.device.goOnline();
      await social.shell.counts(0);
      await officeHas(await officeOf(town), id, [unsent]);
      await showsLongNotes(social, names);
    },
  );

const tables = async (profile: string): Promise<string[]> =>
  (await databaseFiles(profile)).filter((path) => path.endsWith(".ldb"));

story(
  "[D6] [O6] a table of the database, in which segments lie, is damaged throughout: nothing half is shown, what waits arrives from its copies, and everything comes again",
  async ({ town }) => {
    story.setTimeout(300_000);
    const { social, names, id, unsent } = await ladenTablet(town, A_TABLE, tables);
    for (const file of await tables(social.device.profile)) await turnOverThroughout(file);

    // The browser gives the whole database up, and hands back an empty one.
    await social.device.start();
    await social.page.goto("/");
    const alert = social.page.getByRole("alert");
    await expect(alert).toContainText(
      "Δεν χάθηκαν: 2 αλλαγές που δεν είχαν σταλεί σώθηκαν σε δεύτερο αντίγραφο",
    );

    await social.device.goOnline();
    await expect(alert).toContainText("Παραδόθηκαν στο γραφείο: 2 αλλαγές που δεν είχαν σταλεί.");
    await officeHas(await officeOf(town), id, [unsent]);
    const signIn = new SignInPage(social.page);
    await signIn.open();
    await signIn.signIn(social.account);
    await signIn.setPin(social.account.pin);
    await social.hasFirstData();
    await showsLongNotes(social, [...names.slice(0, 3), ...names.slice(-3)]);
    await social.shell.counts(0);
    await officeHas(await officeOf(town), id, [unsent]);
  },
);
