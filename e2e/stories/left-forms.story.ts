import type { Page } from "@playwright/test";
import { ConflictsPage } from "../pages/conflicts-page";
import { PersonPage } from "../pages/person-page";
import { UnlockPage } from "../pages/unlock-page";
import { VisitPage } from "../pages/visit-page";
import { DESKTOP, PHONE } from "../support/device";
import { registerSomebody } from "../support/field-work";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

async function atWork(town: Town, who: Person): Promise<Person> {
  await who.device.context.clock.install();
  await who.enrol();
  if (who.account === town.stack.account("social")) await who.hasFirstData();
  await who.shell.lock();
  await who.unlock();
  return who;
}

/** Nobody is there for longer than the device waits, and then the PIN. */
async function comeBackLater({ page, device, account }: Person): Promise<void> {
  await device.context.clock.fastForward("02:01");
  await new UnlockPage(page).unlockWarm(account);
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

story(
  "[M2] a form in a person's file that a lock closed is open again with its words and its cursor, and saves what it was opened for",
  async ({ town }) => {
    const social = await atWork(town, new Person(town.stack.account("social"), await town.device()));
    const { page, shell } = social;
    await registerSomebody(social);
    const file = new PersonPage(page);
    await file.addPhone("6900000777");
    const phones = file.card("Τηλέφωνα");
    await file.phones.getByRole("button", { name: "Αλλαγή" }).click();
    await field(page, "Τηλέφωνο").fill("6900000888");
    await field(page, "Ποιανού είναι").fill("της κόρης");
    await comeBackLater(social);
    await expect(field(page, "Τηλέφωνο")).toHaveValue("6900000888");
    await expect(field(page, "Ποιανού είναι")).toHaveValue("της κόρης");
    await expect(field(page, "Ποιανού είναι")).toBeFocused();
    await expect(phones.getByRole("status").filter({ hasText: "Συνεχίζεις το πρόχειρο" })).toBeVisible();
    await phones.getByRole("button", { name: "Αποθήκευση" }).click();
    await expect(file.phones).toHaveCount(1);
    await expect(file.phones).toContainText("6900000888");

    // A second lock finds nothing left; a reload, which closes cold, is a lock as well.
    await comeBackLater(social);
    await expect(file.phones).toHaveCount(1);
    await expect(field(page, "Ποιανού είναι")).toHaveCount(0);
    await file.card("Στοιχεία").getByRole("button", { name: "Αλλαγή στοιχείων" }).click();
    await field(page, "Πατρώνυμο").fill("Πολυχρόνης");
    await page.getByRole("button", { name: "Άλλος αριθμός" }).click();
    await field(page, "Αριθμός").fill("Χ123");
    await shell.lock();
    await page.reload();
    await social.unlock();
    await expect(field(page, "Πατρώνυμο")).toHaveValue("Πολυχρόνης");
    await expect(field(page, "Αριθμός")).toHaveValue("Χ123");
    // Whoever does not want it any more cancels, and it is gone for good.
    await file.card("Αριθμοί και χαρτιά").getByRole("button", { name: "Άκυρο" }).click();
    await file.card("Αλλαγή στοιχείων").getByRole("button", { name: "Αποθήκευση" }).click();
    await expect(file.card("Στοιχεία")).toContainText("Πολυχρόνης");
    await comeBackLater(social);
    await expect(file.card("Στοιχεία")).toContainText("Πολυχρόνης");
    await expect(field(page, "Αριθμός")).toHaveCount(0);
  },
);

story("a decision at a desk that a lock interrupted stands there again, and is saved", async ({ town }) => {
  const office = await atWork(
    town,
    new Person(town.stack.account("coordinator"), await town.device(DESKTOP)),
  );
  const { page, shell } = office;
  await shell.go("Διαφορές");
  const desk = new ConflictsPage(page);
  await desk.open("", "Μητρώνυμο");
  await desk.choice("Γράψε άλλο").click();
  const typed = page.getByRole("textbox", { name: "Άλλη τιμή" });
  await typed.fill("Ευανθία");
  await comeBackLater(office);
  await expect(typed).toHaveValue("Ευανθία");
  await expect(typed).toBeFocused();
  await desk.save();
  await comeBackLater(office);
  await shell.isAt("Διαφορές");
  await expect(typed).toHaveCount(0);
});

story(
  "the save stands still under a finger that is on it, whatever is kept of the form meanwhile",
  async ({ town }) => {
    const social = await atWork(town, new Person(town.stack.account("social"), await town.device(PHONE)));
    const { page } = social;
    const { clock } = social.device.context;
    await registerSomebody(social);
    await new PersonPage(page).newVisit();
    const visit = new VisitPage(page);
    await visit.isShown();
    await clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await visit.chooseServices(1);
    const draft = page.getByText(/^πρόχειρο /);
    await expect(draft).toHaveCount(0);
    const box = await page.getByRole("button", { name: "Αποθήκευση", exact: true }).boundingBox();
    if (!box) throw new Error("the save is not on the screen");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4);
    await page.mouse.down();
    await clock.runFor(1_000);
    await expect(draft).toBeVisible();
    await page.mouse.up();
    await clock.resume();
    await expect(new PersonPage(page).saved).toBeVisible();
  },
);
