import type { Page } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { UnlockPage } from "../pages/unlock-page";
import { DESKTOP, PHONE } from "../support/device";
import { aNote, registerSomebody, writeVisit } from "../support/field-work";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";
import { minutesOfWork } from "../support/somebody-there";

async function atWork(town: Town): Promise<Person> {
  const social = new Person(town.stack.account("social"), await town.device(PHONE));
  await social.device.context.clock.install();
  await social.enrol();
  await social.hasFirstData();
  // Who has just chosen a PIN needs the card once; from then on the PIN is enough.
  await social.shell.lock();
  await social.unlock();
  return social;
}

const warning = (page: Page) => page.getByRole("status").filter({ hasText: "Κλειδώνει σε λίγο" });

/** Every timer of the page runs as it would, one after the other. */
const pass = ({ device }: Person, time: string): Promise<void> => device.context.clock.runFor(time);

/** The browser says that nobody sees the page, or that somebody does again. */
const isSeen = (page: Page, state: "visible" | "hidden"): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

story(
  "whoever stops in the middle of a word finds the device locked, and after the PIN goes on at the same letter",
  async ({ town }) => {
    const social = await atWork(town);
    const { page } = social;
    const unlock = new UnlockPage(page);
    await registerSomebody(social);
    const note = aNote();
    const visit = await writeVisit(social, note);
    const field = page.getByLabel("Σημείωση", { exact: true });
    await field.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press("ArrowRight");
    const address = page.url();

    // Whoever types is not idle; whoever stops is told first, and a single key is enough.
    await minutesOfWork(social.device.context, 5);
    await social.device.context.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await page.keyboard.press("Shift");
    await pass(social, "01:41");
    await expect(warning(page)).toContainText("Ό,τι έγραψες κρατιέται.");
    await expect(field).toBeFocused();
    await page.keyboard.press("Shift");
    await pass(social, "00:02");
    await expect(warning(page)).toHaveCount(0);
    await expect(field).toHaveValue(note);

    await pass(social, "02:00");
    await social.device.context.clock.resume();
    await unlock.isShown();
    await expect(page.getByText(note)).toHaveCount(0);
    await expect(unlock.second).toHaveCount(0);
    await unlock.unlockWarm(social.account);
    await visit.isShown();
    expect(page.url()).toBe(address);
    await expect(field).toHaveValue(note);
    await expect(field).toBeFocused();
    await page.keyboard.type("ΕΔΩ");
    await expect(field).toHaveValue(note.slice(0, 3) + "ΕΔΩ" + note.slice(3));
    await visit.save();
    await expect(new PersonPage(page).saved).toBeVisible();
  },
);

story(
  "a device that slept for an hour is locked when it wakes, also where its timers stood still; so is a tab that nobody saw",
  async ({ town }) => {
    const social = await atWork(town);
    const { page, device } = social;
    const unlock = new UnlockPage(page);
    // Asleep the wall clock alone goes on: no timer runs, and the running clock stands still.
    await device.context.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await device.context.clock.setSystemTime(await page.evaluate(() => Date.now() + 3_600_000));
    await page.keyboard.press("Shift");
    await unlock.isShown();
    await device.context.clock.resume();
    await social.unlockWarm();

    await isSeen(page, "hidden");
    await device.context.clock.fastForward("00:29");
    await isSeen(page, "visible");
    await social.shell.isOpen();
    await isSeen(page, "hidden");
    await device.context.clock.fastForward("00:31");
    await unlock.isShown();
  },
);

story(
  "a call that was opened from a person's file has the screen for ten minutes, and not longer",
  async ({ town }) => {
    const social = await atWork(town);
    const { page, device } = social;
    await registerSomebody(social);
    await new PersonPage(page).addPhone("6900000777");
    const call = page.getByRole("link", { name: "6900000777" });
    await call.click();
    await isSeen(page, "hidden");
    await device.context.clock.fastForward("09:30");
    await isSeen(page, "visible");
    await expect(call).toBeVisible();
    await call.click();
    await isSeen(page, "hidden");
    await device.context.clock.fastForward("10:01");
    await new UnlockPage(page).isShown();
  },
);

story("the desk locks by itself as well, and its page is there again after the PIN", async ({ town }) => {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  const { page, device } = office;
  await device.context.clock.install();
  await office.enrol();
  await office.shell.lock();
  await office.unlock();
  await office.shell.go("Έλεγχος");
  const search = page.getByRole("searchbox").or(page.getByRole("textbox")).first();
  await search.focus();
  await device.context.clock.fastForward("02:01");
  await new UnlockPage(page).unlockWarm(office.account);
  await office.shell.isAt("Έλεγχος");
  await expect(search).toBeFocused();
});
