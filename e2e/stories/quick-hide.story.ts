import type { Page } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { UnlockPage } from "../pages/unlock-page";
import { DESKTOP, PHONE } from "../support/device";
import { aNote, registerSomebody, writeVisit } from "../support/field-work";
import { findingsOn } from "../support/looks";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const back = (page: Page) => page.getByRole("button", { name: "Συνέχεια" });
const hide = (page: Page) => page.getByRole("button", { name: "Κρύψε" }).filter({ visible: true });

/** Nothing is on the screen, none of it in the title, and no key leads back. */
async function isEmpty(page: Page): Promise<void> {
  await expect(back(page)).toBeVisible();
  await expect(page).toHaveTitle("Κενή σελίδα");
  await page.keyboard.type("και μετά ");
  await page.keyboard.press("Enter");
  await expect(page.locator("#root")).toHaveText(/^\s*Κενή σελίδα\s*Συνέχεια\s*$/);
  await expect(page).toHaveTitle("Κενή σελίδα");
}

story(
  "Escape twice, or one press, empties the screen and its title at once, and after the PIN everything is as it was",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device(PHONE));
    const { page, shell } = social;
    const unlock = new UnlockPage(page);
    await social.enrol();
    await social.hasFirstData();
    await shell.lock();
    await social.unlock();
    const { name } = await registerSomebody(social);
    const note = aNote();
    await writeVisit(social, note);
    const field = page.getByLabel("Σημείωση", { exact: true });
    await field.focus();
    await page.keyboard.press("Escape");
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await isEmpty(page);
    await back(page).click();
    await unlock.unlockWarm(social.account);
    await expect(field).toHaveValue(note);
    await expect(field).toBeFocused();
    await page.goBack();
    const file = new PersonPage(page);
    await file.isOf(name);

    await hide(page).click();
    await isEmpty(page);
    expect(await findingsOn(page, "cover")).toEqual([]);
    await back(page).click();
    await unlock.unlockWarm(social.account);
    await file.isOf(name);
  },
);

story("the desk empties as well, with an open dialog too", async ({ town }) => {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  const { page, shell } = office;
  await office.enrol();
  await shell.go("Διαφορές");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await isEmpty(page);
  await back(page).click();
  await office.unlock();
  await hide(page).click();
  await isEmpty(page);
});
