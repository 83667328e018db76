import { PersonPage } from "../pages/person-page";
import { ReferPage } from "../pages/refer-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { DESKTOP } from "../support/device";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

const MARRIED = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
const PHONES = { kept: "6900000600", wrong: "6900000611", right: "6900000622", sisters: "6900000633" };
const TOLD = "κυρία Επινοημένη";

/** Everything the office has delivered to it before the signal goes. */
async function knownAtTheOffice({ page, shell }: Person): Promise<{ name: string; agency: string }> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδου`;
  const name = `${surname} Ασπασία`;
  await shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(page);
  await register.write({
    surname,
    givenName: "Ασπασία",
    fatherName: "Λεωνίδας",
    motherName: "Καλλιρρόη",
    birth: { year: "1975" },
    phone: PHONES.kept,
    amka: "01017500000",
    community: "Άγιος Μύρων",
  });
  await register.save();
  const file = new PersonPage(page);
  await file.isOf(name);
  await file.addPhone(PHONES.wrong);
  await file.refer();
  const form = new ReferPage(page);
  const agency = await form.chooseAgency("κοινωνικο παντοπ");
  await form.write("Λόγος", "Τρόφιμα για τον μήνα.");
  await form.save();
  await expect(file.saved).toBeVisible();
  await shell.counts(0);
  return { name, agency };
}

async function writeEverything(file: PersonPage, agency: string): Promise<void> {
  await file.changeIdentity(async (form) => {
    const field = (label: string) => form.getByLabel(label, { exact: true });
    await field("Επώνυμο").fill(MARRIED);
    await field("Πατρώνυμο").fill("Λέανδρος");
    await field("Μητρώνυμο").fill("");
    await field("Ημέρα γέννησης").fill("9");
    await field("Μήνας γέννησης").fill("5");
    await field("Έτος γέννησης").fill("1976");
    await form.getByRole("radio", { name: "Γυναίκα" }).check({ force: true });
    await field("Οικισμός").fill("Κάτω γειτονιά");
    await field("Γλώσσες").fill("ρουμανικά, ιταλικά");
    await field("Χρειάζεται διερμηνέα").check();
  });
  await file.isOf(`${MARRIED} Ασπασία`);
  await file.removePhone(PHONES.kept);
  await file.undoRemoval(PHONES.kept);
  await file.changePhone(PHONES.wrong, PHONES.right);
  await file.addPhone(PHONES.sisters, { whose: "της αδερφής", isSafe: false });
  await file.changeNumber("01017500000", "09057600000");
  await file.addPaper("Άλλος αριθμός", { kind: "Διαβατήριο", number: "ΔΚ0000076" });
  await file.addPaper("Άλλο χαρτί", { kind: "Άδεια διαμονής", number: "ΑΔ-000-76", until: "31/12/2031" });
  await file.advance(agency, { to: "Εστάλη", channel: "Τηλέφωνο", told: TOLD });
  await file.advance(agency, { to: "Έγινε δεκτή", told: TOLD });
  await file.advance(agency, { to: "Σε εξέλιξη" });
  await file.advance(agency, { to: "Ολοκληρώθηκε", outcome: "Εξυπηρετήθηκε" });
}

const STEPS = ["Έτοιμη", "Εστάλη", "Έγινε δεκτή", "Σε εξέλιξη", "Ολοκληρώθηκε"];

async function isAllHere(file: PersonPage, agency: string): Promise<void> {
  const details = file.card("Στοιχεία");
  for (const words of ["Λέανδρος", "09/05/1976", "Γυναίκα", "Κάτω γειτονιά", "ρουμανικά, ιταλικά"])
    await expect(details).toContainText(words);
  await expect(details).not.toContainText("Καλλιρρόη");
  await expect(file.phones).toHaveCount(3);
  for (const number of [PHONES.kept, PHONES.right, PHONES.sisters])
    await expect(file.phones.filter({ hasText: number })).toHaveCount(1);
  await expect(file.phones.filter({ hasText: PHONES.sisters })).toContainText("μην καλέσεις");
  await expect(file.papers).toHaveCount(3);
  await expect(file.stepsOf(agency)).toHaveText(STEPS.map((step) => new RegExp(`^${step}`)));
  await expect(file.referralTo(agency).getByRole("button", { name: "Τι έγινε μετά" })).toHaveCount(0);
}

async function officeReads(town: Town, agency: string): Promise<void> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  await office.enrol();
  await office.shell.go("Έλεγχος");
  const review = new ReviewPage(office.page);
  await review.show("Ωφελούμενοι");
  await review.search(MARRIED);
  await expect(review.found(1)).toBeVisible();
  await review.rows(MARRIED).click();
  const { file } = review;
  await expect(file.getByRole("heading", { name: `${MARRIED} Ασπασία` })).toBeVisible();
  const facts = review.part("Στοιχεία");
  for (const words of ["Λέανδρος", "09/05/1976", "Γυναίκα", "Κάτω γειτονιά", "ρουμανικά, ιταλικά", "Ναι"])
    await expect(facts).toContainText(words);
  await expect(file).not.toContainText("Καλλιρρόη");
  const phones = review.part("Τηλέφωνα").getByRole("listitem");
  await expect(phones).toHaveCount(3);
  for (const number of [PHONES.kept, PHONES.right])
    await expect(phones.filter({ hasText: number })).toHaveCount(1);
  await expect(phones.filter({ hasText: PHONES.sisters })).toContainText("της αδερφής");
  await expect(phones.filter({ hasText: PHONES.sisters })).toContainText("μην καλέσεις");
  const numbers = review.part("Αριθμοί").getByRole("listitem");
  await expect(numbers).toHaveCount(2);
  for (const number of ["09057600000", "ΔΚ0000076"])
    await expect(numbers.filter({ hasText: number })).toHaveCount(1);
  await expect(review.part("Χαρτιά")).toContainText("ΑΔ-000-76 · 31/12/2031");
  const referral = review.part("Παραπομπές").getByRole("listitem").filter({ hasText: agency });
  await expect(referral.locator("ol > li")).toHaveText(STEPS.map((step) => new RegExp(`^${step}`)));
  await expect(referral).toContainText(TOLD);
}

story(
  "[O1] [M6] a file is put in order without signal (identity, phones, papers, a referral to its end) and the office reads it so",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device());
    await social.enrol();
    await social.hasFirstData();
    const { name, agency } = await knownAtTheOffice(social);
    await social.device.goOffline();
    await social.page.reload();
    await social.unlock();
    const file = new PersonPage(social.page);
    await file.isOf(name);
    await writeEverything(file, agency);
    await isAllHere(file, agency);
    const unsent = Number(await social.page.getByTestId("unsent-count").textContent());
    expect(unsent).toBeGreaterThanOrEqual(12);

    await social.device.kill();
    await social.device.start();
    await social.comeBack();
    await social.shell.counts(unsent);
    const again = await social.openFile(`${MARRIED} Ασπασία`);
    await isAllHere(again, agency);

    await social.device.goOnline();
    await social.shell.counts(0);
    await isAllHere(again, agency);
    await officeReads(town, agency);
  },
);
