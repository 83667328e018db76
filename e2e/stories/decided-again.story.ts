import type { Page } from "@playwright/test";
import { ConflictsPage } from "../pages/conflicts-page";
import { SyncPage } from "../pages/sync-page";
import { DESKTOP } from "../support/device";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

/** The demo's disagreement about a mother's name. */
const FIELD = "Μητρώνυμο";
const [FIRST, SECOND] = ["Ευαγγελία", "Αγγελική"];

async function atTheDesk(town: Town, username: string): Promise<{ office: Person; desk: ConflictsPage }> {
  const office = new Person(town.stack.account(username), await town.device(DESKTOP));
  await office.enrol();
  await office.shell.go("Διαφορές");
  return { office, desk: new ConflictsPage(office.page) };
}

/** By keys alone, from wherever the focus is: the side with this value, and Enter. */
async function decideByKeys(page: Page, desk: ConflictsPage, value: string): Promise<void> {
  const figure = (await desk.sides.filter({ hasText: value }).locator("kbd").innerText()).trim();
  await page.keyboard.press(figure);
  await expect(desk.sides.filter({ hasText: value })).toHaveAttribute("aria-pressed", "true");
  await expect(desk.outcome).toContainText(value);
  await expect(page.getByRole("button", { name: /^Αποθήκευση απόφασης/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(desk.status("Η απόφαση παραδόθηκε")).toBeVisible();
}

story(
  "[M7] what was decided is taken up again by one key, decided otherwise, and the list of decisions says who and when",
  async ({ town }) => {
    const { office, desk } = await atTheDesk(town, "coordinator");
    const { page } = office;
    const item = desk.items(/./).filter({ hasText: FIELD });
    await expect(item).toHaveCount(1);
    const person = (await item.locator("b").innerText()).trim();
    await desk.open(person, FIELD);

    // Before it is saved the key only takes the choice back.
    await page.keyboard.press("1");
    await expect(desk.outcome).toContainText("Θα ισχύσει");
    await page.keyboard.press("z");
    await expect(desk.outcome).toHaveText("Διάλεξε τι θα ισχύσει.");
    await expect(item).toHaveCount(1);

    await decideByKeys(page, desk, FIRST);
    await expect(item).toHaveCount(0);
    await page.keyboard.press("z");
    await expect(desk.status("Διάλεξε ξανά. Ως τότε ισχύει η απόφαση που έγραψες.")).toBeVisible();
    await expect(item).toHaveAttribute("aria-current", "true");
    for (const value of [FIRST, SECOND]) await expect(desk.sides.filter({ hasText: value })).toHaveCount(1);
    await decideByKeys(page, desk, SECOND);
    await expect(item).toHaveCount(0);
    await office.shell.counts(0);

    // Another desk sees what came of it, and that nothing is open any more.
    const { desk: other } = await atTheDesk(town, "clerk");
    await expect(other.items(person).filter({ hasText: FIELD })).toHaveCount(0);
    await other.showResolved();
    await other.open(person, FIELD);
    await expect(other.decision).toHaveText(
      new RegExp(`^Αποφάσισε: Κατερίνα Προτυπάκη, .*\\d\\d?:\\d\\d.* · Ισχύει: ${SECOND}$`),
    );
    for (const value of [FIRST, SECOND]) await expect(other.sides.filter({ hasText: value })).toHaveCount(1);
    await expect(other.choice("Κράτα")).toHaveCount(0);

    const social = new Person(town.stack.account("social"), await town.device());
    await social.enrol();
    await social.hasFirstData();
    const file = await social.openFile(person);
    await expect(file.card("Στοιχεία")).toContainText(SECOND);
    await expect(file.conflict(FIELD)).toHaveCount(0);
    await social.shell.go("Συγχρονισμός");
    const told = new SyncPage(social.page).notices.filter({ hasText: FIELD });
    await expect(told.filter({ hasText: "Το γραφείο αποφάσισε για τη διαφορά." })).toHaveCount(1);
  },
);
