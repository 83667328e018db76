import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { SignInPage } from "../pages/sign-in-page";
import { UnlockPage } from "../pages/unlock-page";
import { VisitPage } from "../pages/visit-page";
import { DESKTOP } from "../support/device";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";
import { WorkerClock } from "../support/worker-clock";

const WRONG = "135791";
const CHOSEN_AFTERWARDS = "927364";
/** What the tries cost in waiting, in seconds: the first three nothing, then twice as much each time, a minute at most. */
const WAITS = [0, 0, 0, 2, 4, 8, 16, 32, 60, 60];

interface Written {
  name: string;
  note: string;
  unsent: number;
}

/** A registration and a visit that nobody but this tablet knows of. */
async function workWithoutSignal({ page, shell, device }: Person): Promise<Written> {
  await device.goOffline();
  const name = `Δοκιμ${greekMark(8).toLowerCase()}ου Ευτέρπη`;
  const note = `Μας περίμενε, ${greekMark(10)}.`;
  await shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(page);
  const [surname = "", givenName = ""] = name.split(" ");
  await register.write({ surname, givenName, community: "Άγιος Μύρων" });
  await register.save();
  const file = new PersonPage(page);
  await file.isOf(name);
  await file.newVisit();
  const visit = new VisitPage(page);
  await visit.chooseServices(1);
  await visit.write("Σημείωση", note);
  await visit.save();
  await expect(file.saved).toBeVisible();
  const unsent = Number(await page.getByTestId("unsent-count").textContent());
  expect(unsent).toBeGreaterThanOrEqual(3);
  return { name, note, unsent };
}

/** Ten tries with the right badge and a wrong PIN, on clocks that stand still. */
async function tryTenTimes({ page, device, account }: Person, unlock: UnlockPage): Promise<void> {
  await device.context.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  const clock = await WorkerClock.stop(page);
  for (const [at, seconds] of WAITS.entries()) {
    await unlock.unlock({ pin: WRONG, badge: account.badge });
    if (seconds > 0) {
      await expect(unlock.wait(seconds)).toBeVisible();
      await expect.poll(() => clock.waits()).toEqual([seconds * 1_000]);
      await device.context.clock.runFor(1_000);
      await expect(unlock.wait(seconds - 1)).toBeVisible();
      await clock.pass();
    }
    const left = WAITS.length - at - 1;
    if (left > 1) await expect(unlock.refusal).toContainText(`Μένουν ${left} προσπάθειες`);
    if (left === 1) await expect(unlock.refusal).toContainText("Μένει 1 προσπάθεια");
  }
  await device.context.clock.resume();
}

async function isShut(unlock: UnlockPage, shortCode: string): Promise<void> {
  await unlock.isShown();
  await unlock.choose(shortCode);
  await expect(unlock.shut).toContainText("Ό,τι έγραψες είναι εδώ");
  await expect(unlock.pin).toHaveCount(0);
}

async function officeHas(town: Town, { name, note }: Written): Promise<void> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  await office.enrol();
  await office.shell.go("Έλεγχος");
  const review = new ReviewPage(office.page);
  await review.show("Επισκέψεις");
  await review.search(name);
  await expect(review.found(1)).toBeVisible();
  await review.rows(name).click();
  await expect(review.file).toContainText(note);
}

story(
  "[O2] ten wrong PINs, each slower than the one before, shut one person out until she signs in again: nothing unsent is lost",
  async ({ town }) => {
    const device = await town.device();
    const mediator = new Person(town.stack.account("mediator"), device);
    const social = new Person(town.stack.account("social"), device);
    const { page } = social;
    const unlock = new UnlockPage(page);
    const signIn = new SignInPage(page);
    await device.context.clock.install();
    await mediator.enrol();
    await mediator.shell.lock();
    await unlock.signInInstead();
    await signIn.signIn(social.account);
    await signIn.setPin(social.account.pin);
    await social.hasFirstData();
    const written = await workWithoutSignal(social);

    await page.reload();
    await unlock.choose("ΜΠ");
    await tryTenTimes(social, unlock);
    await isShut(unlock, "ΜΠ");
    // Neither the power nor a colleague opens what is shut, and the colleague herself is not touched by it.
    await device.kill();
    await device.start();
    await social.page.goto("/");
    const after = new UnlockPage(social.page);
    await isShut(after, "ΜΠ");
    await after.choose("ΝΥ");
    await after.unlock(mediator.account);
    await mediator.shell.isOpen();
    await mediator.shell.counts(0);
    await mediator.shell.lock();
    await isShut(after, "ΜΠ");

    await device.goOnline();
    await after.signInInstead();
    const again = new SignInPage(social.page);
    await again.signIn(social.account);
    await expect(social.page.getByText("Ό,τι είχες γράψει σε αυτή τη συσκευή είναι εδώ")).toBeVisible();
    // Keys are all it took from the server: what waits here is seen before it is sent.
    await device.goOffline();
    await again.setPin(CHOSEN_AFTERWARDS);
    await social.shell.counts(written.unsent);
    const file = await social.openFile(written.name);
    await expect(file.timeline.getByText(written.note)).toHaveCount(1);
    await device.goOnline();
    await social.shell.counts(0);

    await social.page.reload();
    await after.choose("ΜΠ");
    await after.unlock({ ...social.account, pin: CHOSEN_AFTERWARDS });
    await social.shell.isOpen();
    await officeHas(town, written);
  },
);

story(
  "five wrong PINs on a device that was only just locked ask for the card and say why; a reload hides no waiting",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device());
    const { page, device, account } = social;
    const unlock = new UnlockPage(page);
    await device.context.clock.install();
    await social.enrol();
    await social.shell.lock();
    await social.unlock();
    await social.shell.lock();
    for (let left = 4; left > 0; left -= 1) {
      await unlock.unlockWarm({ pin: WRONG });
      await expect(unlock.refusal).toContainText(left === 1 ? "Μένει 1" : `Μένουν ${left}`);
    }
    await unlock.unlockWarm({ pin: WRONG });
    await expect(unlock.spent).toBeVisible();
    for (const left of [9, 8, 7]) {
      await unlock.unlock({ pin: WRONG, badge: account.badge });
      await expect(unlock.refusal).toContainText(`Μένουν ${left}`);
    }

    await page.reload();
    await unlock.isShown();
    await device.context.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    const clock = await WorkerClock.stop(page);
    await unlock.unlock(account);
    await expect(unlock.wait(2)).toBeVisible();
    await expect.poll(() => clock.waits()).toEqual([2_000]);
    await device.context.clock.runFor(1_000);
    await expect(unlock.wait(1)).toBeVisible();
    await clock.pass();
    await device.context.clock.resume();
    await social.shell.isOpen();
  },
);
