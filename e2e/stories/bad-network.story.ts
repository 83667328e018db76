import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { SyncPage } from "../pages/sync-page";
import { DESKTOP } from "../support/device";
import type { Fault } from "../support/fault";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";
import { partsOf } from "../support/wire";

/** What became of each op, for every answer that spoke of ops. */
const resultsOf = ({ device }: Person): string[] =>
  device.network.exchanges
    .filter(({ status }) => status === 200)
    .map(({ answer }) => JSON.stringify(partsOf(answer)[0]?.head.results ?? []))
    .filter((results) => results !== "[]");

async function register(author: Person): Promise<string> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδου`;
  await author.shell.go("Νέος ωφελούμενος");
  const page = new RegisterPage(author.page);
  await page.write({ surname, givenName: "Παγώνα", phone: "6900000200", community: "Πυργού" });
  await page.save();
  await new PersonPage(author.page).isOf(`${surname} Παγώνα`);
  return surname;
}

async function officeHasOne(town: Town, surname: string): Promise<void> {
  const office = new Person(town.stack.account("clerk"), await town.device(DESKTOP));
  await office.enrol();
  await office.shell.go("Έλεγχος");
  const review = new ReviewPage(office.page);
  await review.show("Ωφελούμενοι");
  await review.search(surname);
  await expect(review.found(1)).toBeVisible();
  await expect(review.rows(surname)).toHaveCount(1);
}

async function enrolled(town: Town): Promise<Person> {
  const social = new Person(town.stack.account("social"), await town.device());
  await social.enrol();
  await social.hasFirstData();
  return social;
}

const LOST_ANSWERS: [string, Fault][] = [
  ["is cut after ten bytes", { kind: "cut", afterBytes: 10 }],
  ["is cut inside its first part", { kind: "cut", afterBytes: 60 }],
  ["never arrives", { kind: "swallow" }],
];

for (const [what, fault] of LOST_ANSWERS)
  story(
    `[P1] [P2] the server has committed and its answer ${what}: the retry changes and loses nothing`,
    async ({ town }) => {
      const social = await enrolled(town);
      const struck = social.device.network.strike(fault);
      const surname = await register(social);
      await struck;
      // It tries again by itself: nobody touches the device.
      await social.shell.counts(0);
      const results = resultsOf(social);
      expect(results.length).toBeGreaterThanOrEqual(2);
      expect(new Set(results).size).toBe(1);
      await officeHasOne(town, surname);
    },
  );

story(
  "[P1] a Wi-Fi portal answers with a page and status 200: nothing moves, it is said, and later it goes through",
  async ({ town }) => {
    const social = await enrolled(town);
    const portals = [1, 2].map(() => social.device.network.strike({ kind: "captive" }));
    const surname = await register(social);
    await portals[0];
    await social.shell.go("Συγχρονισμός");
    await expect(new SyncPage(social.page).problem(/Το δίκτυο απάντησε με κάτι άλλο/)).toBeVisible();
    await expect(social.page.getByTestId("unsent-count")).not.toHaveText("0");
    await new SyncPage(social.page).now();
    await portals[1];
    await social.shell.counts(0);
    await expect(new SyncPage(social.page).problem(/Το δίκτυο απάντησε με κάτι άλλο/)).toHaveCount(0);
    await officeHasOne(town, surname);
  },
);

story("[P8] the server says 503 and when to come back: the work waits here and arrives", async ({ town }) => {
  const social = await enrolled(town);
  const busy = social.device.network.strike({ kind: "status", status: 503, retryAfterS: 3 });
  const surname = await register(social);
  await busy;
  await social.shell.go("Συγχρονισμός");
  await expect(new SyncPage(social.page).problem(/Το γραφείο δεν απαντά τώρα/)).toBeVisible();
  await social.shell.counts(0);
  await officeHasOne(town, surname);
});

story(
  "[O2] the server loses its power and comes back on the same data: nothing is lost or doubled",
  async ({ town }) => {
    const social = await enrolled(town);
    await town.stack.kill();
    const surname = await register(social);
    await expect(social.page.getByTestId("unsent-count")).not.toHaveText("0");
    await town.stack.restart();
    await social.syncNow();
    await social.shell.counts(0);
    await officeHasOne(town, surname);
  },
);
