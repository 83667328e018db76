import type { Response } from "@playwright/test";
import { ConflictsPage } from "../pages/conflicts-page";
import { SyncPage } from "../pages/sync-page";
import { DESKTOP } from "../support/device";
import { Person } from "../support/person";
import { findInBytes } from "../support/profile-bytes";
import { expect, story } from "../support/story";
import { framesOf } from "../support/wire";

/** The demo's disagreement about an allergy: two nurses wrote what it does. */
const FIELD = "Αντίδραση";
const VALUES = ["εξάνθημα", "δύσπνοια", "φαγούρα"];
const NOT_YOURS = "Την αποφασίζει όποιος γράφει σε αυτά τα στοιχεία. Εσύ τη βλέπεις μόνο.";

/** Whatever the office's reads answer to this person, and whatever the exchange brings. */
function everythingSaidTo({ page, device }: Person): () => Promise<Buffer> {
  const answers: Response[] = [];
  page.on("response", (answer) => {
    if (new URL(answer.url()).pathname.startsWith("/api/") && !answer.url().endsWith("/exchange"))
      answers.push(answer);
  });
  return async () => {
    const texts = await Promise.all(answers.map((answer) => answer.text().catch(() => "")));
    const frames = device.network.exchanges.flatMap(({ answer }) => framesOf(answer)).map(({ text }) => text);
    return Buffer.from([...texts, ...frames].join("\n"));
  };
}

story(
  "[M7] [S1] a disagreement about health: nurses decide, the doctor sees it, and for the office it is not there",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    const other = new Person(town.stack.account("nurse2"), await town.device());
    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
    const doctor = new Person(town.stack.account("doctor"), await town.device(DESKTOP));
    const saidToOffice = everythingSaidTo(office);

    await doctor.enrol();
    await doctor.shell.go("Διαφορές");
    const hers = new ConflictsPage(doctor.page);
    await expect(hers.items(FIELD)).toHaveCount(1);
    const person = (await hers.items(FIELD).locator("b").innerText()).trim();
    await hers.open(person, FIELD);
    for (const value of VALUES) await expect(hers.sides.filter({ hasText: value })).toHaveCount(1);
    await expect(hers.choice("Κράτα 1")).toBeVisible();
    // What is not health she reads, and leaves to those who write there.
    await hers.open("", "Μητρώνυμο");
    await expect(doctor.page.getByText(NOT_YOURS)).toBeVisible();
    await expect(hers.choice("Κράτα")).toHaveCount(0);

    await office.enrol();
    await office.shell.go("Διαφορές");
    const desk = new ConflictsPage(office.page);
    await expect(desk.items("Μητρώνυμο")).toHaveCount(1);
    await expect(desk.items(FIELD)).toHaveCount(0);
    const shown = await desk.items(/./).count();
    await expect(office.page.getByRole("link", { name: `Διαφορές ${shown}`, exact: true })).toBeVisible();

    await nurse.enrol();
    await nurse.hasFirstData();
    const file = await nurse.openFile(person);
    for (const value of VALUES.slice(0, 2)) await expect(file.conflict(FIELD)).toContainText(value);

    await other.enrol();
    await other.shell.go("Διαφορές");
    const nurses = new ConflictsPage(other.page);
    await nurses.open(person, FIELD);
    await nurses.decideFor("δύσπνοια");
    await expect(nurses.items(FIELD)).toHaveCount(0);

    await nurse.syncNow();
    const told = new SyncPage(nurse.page).notices.filter({ hasText: person }).filter({ hasText: FIELD });
    await expect(told.filter({ hasText: "Το γραφείο αποφάσισε για τη διαφορά." })).toHaveCount(1);
    await nurse.openFile(person);
    await expect(file.conflict(FIELD)).toHaveCount(0);

    await desk.showResolved();
    await expect(office.page.getByText("Καμία λυμένη διαφορά ακόμη")).toBeVisible();
    await office.syncNow();
    await expect(new SyncPage(office.page).notices.filter({ hasText: FIELD })).toHaveCount(0);
    const said = await saidToOffice();
    expect(findInBytes(said, [...VALUES, "allergy"], "what the office was told")).toEqual([]);
    // Control: the same look finds what she may read.
    expect(findInBytes(said, ["Αγγελική"], "what the office was told")).not.toEqual([]);
  },
);
