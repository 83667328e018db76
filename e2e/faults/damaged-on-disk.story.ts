import { PersonPage } from "../pages/person-page";
import { SignInPage } from "../pages/sign-in-page";
import { databaseFiles, turnOver, turnOverRecord } from "../support/damage";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { expect, story } from "../support/story";

async function fileLike(profile: string, like: RegExp): Promise<string> {
  const [found] = (await databaseFiles(profile)).filter((path) => like.test(path));
  if (found === undefined) throw new Error(`the database has no file like ${like}`);
  return found;
}

for (const [what, file] of [
  ["its log", /\.log$/],
  ["its list of files", /MANIFEST-\d+$/],
] as const)
  story(
    `one byte of the device's database, in ${what}, is another one: nothing half is shown, whoever signs in again has all that the office has, and works on`,
    async ({ town }) => {
      const social = await atWork(town);
      const office = await officeOf(town);
      const { name, id } = await registerSomebody(social);
      const delivered = aNote();
      await recordVisit(social, delivered);
      await officeHas(office, id, [delivered]);
      await social.device.close();
      await turnOverRecord(await fileLike(social.device.profile, file));

      // The browser throws the whole database away and hands back an empty one; never a silent fresh start.
      await social.device.start();
      await social.page.goto("/");
      // A copy of what was just delivered may still have lain there: then it is handed in, which changes nothing.
      const said = /είχε ήδη παραδοθεί|Παραδόθηκαν στο γραφείο/;
      await expect(social.page.getByRole("alert")).toContainText(said);
      const signIn = new SignInPage(social.page);
      await signIn.open();
      await signIn.signIn(social.account);
      await signIn.setPin(social.account.pin);
      await social.hasFirstData();
      const person = await social.openFile(name);
      await expect(person.visits.getByText(delivered)).toHaveCount(1);
      const after = aNote();
      await recordVisit(social, after);
      await expect(person.visits).toHaveCount(2);
      await officeHas(office, id, [delivered, after]);
    },
  );

story(
  "a database that does not open is said, nothing is made in its place, and everything is there when it opens again",
  async ({ town }) => {
    const social = await atWork(town);
    const { id } = await registerSomebody(social);
    await social.shell.counts(0);
    await social.device.goOffline();
    const unsent = aNote();
    await recordVisit(social, unsent);
    await social.shell.counts(2);
    await social.device.close();
    await turnOver(await fileLike(social.device.profile, /CURRENT$/));
    await social.device.start();
    await social.page.goto("/");
    await expect(social.page.getByRole("alert")).not.toBeEmpty();
    await expect(social.page.getByLabel("Όνομα χρήστη")).toHaveCount(0);
    await social.device.close();

    await turnOver(await fileLike(social.device.profile, /CURRENT$/));
    await social.device.start();
    await social.page.goto(`/people/${id}`);
    await social.unlock();
    await expect(new PersonPage(social.page).visits.getByText(unsent)).toHaveCount(1);
    await social.shell.counts(2);
    await social.device.goOnline();
    await officeHas(await officeOf(town), id, [unsent]);
  },
);
