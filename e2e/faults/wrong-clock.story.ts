import { ReviewPage } from "../pages/review-page";
import { DESKTOP } from "../support/device";
import { aNote, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { Person } from "../support/person";
import { expect, story } from "../support/story";
import { setClockWrong } from "../support/wrong-clock";

const TEN_YEARS_MS = 10 * 365 * 86_400_000;
const AN_HOUR_MS = 3_600_000;

for (const [how, offByMs, doubt] of [
  ["ten years ahead", TEN_YEARS_MS, "στο μέλλον"],
  ["ten years behind", -TEN_YEARS_MS, "πολύ παλιά"],
] as const)
  story(
    `[M1] a tablet's clock is ${how}: it saves, delivers and is reviewed like any other, and the office knows how far off it is and which days to doubt`,
    async ({ town }) => {
      const social = new Person(town.stack.account("social"), await town.device());
      await setClockWrong(social.device.context, offByMs);
      await social.enrol();
      const { name, id } = await registerSomebody(social);
      const [first, second] = [aNote(), aNote()];
      await recordVisit(social, first);
      await social.shell.counts(0);
      // What was written without signal, and through a restart of the app, is the same.
      await social.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await social.device.goOffline();
      await social.page.reload();
      await social.unlock();
      await recordVisit(social, second);
      const year = await social.page.evaluate(() => new Date().getFullYear());
      expect(Math.abs(year - new Date().getFullYear())).toBeGreaterThanOrEqual(9);
      await social.device.goOnline();
      await social.shell.counts(0);

      const office = await officeOf(town);
      await officeHas(office, id, [first, second]);
      const [device] = await office.devicesOf("staff.social");
      expect(Math.abs((device?.clockOffset ?? 0) - offByMs)).toBeLessThan(AN_HOUR_MS);

      const clerk = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
      await clerk.enrol();
      await clerk.shell.go("Έλεγχος");
      const review = new ReviewPage(clerk.page);
      await review.show("Επισκέψεις");
      await review.search(name);
      await expect(review.found(2)).toBeVisible();
      // The day is kept as it was written, with a word beside it.
      await expect(review.rows(name).first()).toContainText(doubt);
      await review.rows(name).first().click();
      for (const note of [first, second]) await expect(review.file).toContainText(note);
    },
  );
