import { PersonPage } from "../pages/person-page";
import { SyncPage } from "../pages/sync-page";
import { UpdatePrompt } from "../pages/update-prompt";
import { BareReplica } from "../support/bare-replica";
import { copiesAre } from "../support/damage";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { greekMark } from "../support/mark";
import type { Person } from "../support/person";
import { registers, visits } from "../support/registrations";
import { expect, story, type Town } from "../support/story";
import { setClockWrong } from "../support/wrong-clock";

const A_YEAR_MS = 365 * 86_400_000;
const NEXT = "next-release-0001";
const COMMUNITY = "vil.agios_myron";
/** More than one frame's worth of what a colleague has done meanwhile. */
const NEWCOMERS = 25;

async function version({ page, shell }: Person): Promise<string> {
  await shell.go("Συγχρονισμός");
  return new SyncPage(page).version();
}

/** A colleague goes on working, in the community where the tablet's owner works. @returns the last newcomer's name */
async function othersGoOn(town: Town, knownId: string): Promise<string> {
  const colleague = await BareReplica.enrol(town.stack.origin, town.stack.account("mediator"));
  const givenName = "Χρυσάνθη";
  let surname = "";
  for (let each = 0; each < NEWCOMERS; each += 1) {
    surname = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
    await registers(colleague, { surname, givenName, community: COMMUNITY, visitCount: 2 });
  }
  await visits(colleague, knownId);
  return `${surname} ${givenName}`;
}

/** The browser starts on the profile that lay in a drawer, without signal; its clock has gone on. */
async function takenOutOfTheDrawer(social: Person): Promise<void> {
  await social.device.start();
  await setClockWrong(social.device.context, A_YEAR_MS);
  await social.comeBack();
}

story(
  "[V2] [V3] [O2] a tablet comes back after a year on the old version: what waited on it arrives once, and by a tap it shows what is new",
  async ({ town }) => {
    story.setTimeout(240_000);
    const { stack } = town;
    const social = await atWork(town);
    const running = await version(social);
    const known = await registerSomebody(social);
    const delivered = aNote();
    await recordVisit(social, delivered);
    await social.shell.counts(0);
    await social.device.goOffline();
    const [ofKnown, ofNew] = [aNote(), aNote()];
    await recordVisit(social, ofKnown);
    const unknown = await registerSomebody(social);
    await recordVisit(social, ofNew);
    const count = Number(await social.page.getByTestId("unsent-count").textContent());
    expect(count).toBeGreaterThanOrEqual(6);
    await copiesAre(social.page, count);
    await social.device.close();

    await stack.comeBackAfter(A_YEAR_MS);
    await stack.deploy(running, NEXT);
    const newcomer = await othersGoOn(town, known.id);

    await takenOutOfTheDrawer(social);
    expect(await social.page.evaluate(() => new Date().getFullYear())).toBeGreaterThan(
      new Date().getFullYear(),
    );
    await social.shell.counts(count);
    expect(await version(social)).toBe(running);

    await social.device.goOnline();
    await social.shell.counts(0);
    const office = await officeOf(town);
    await officeHas(office, known.id, [delivered, ofKnown, ""]);
    await officeHas(office, unknown.id, [ofNew]);
    for (const { name } of [known, unknown]) expect((await office.review("people", name)).total).toBe(1);
    expect(await office.waiting()).toBe(0);
    // All this without a session: hers has ended long ago.
    expect(await social.page.evaluate(async () => (await fetch("/api/devices")).status)).toBe(401);

    await social.page.reload();
    await social.unlock();
    expect(await version(social)).toBe(running);
    await new UpdatePrompt(social.page).take();
    await social.unlock();
    expect(await version(social)).toBe(NEXT);
    const file = await social.openFile(newcomer);
    await expect(file.visits).toHaveCount(2);
    await social.openFile(known.name);
    await expect(new PersonPage(social.page).visits).toHaveCount(3);
    await social.openFile(unknown.name);
    await expect(file.visits).toHaveCount(1);
    await social.shell.counts(0);
    await copiesAre(social.page, 0);
    await officeHas(office, known.id, [delivered, ofKnown, ""]);
  },
);
