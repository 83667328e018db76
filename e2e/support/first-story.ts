import { expect } from "@playwright/test";
import { FindPage } from "../pages/find-page";
import { PersonPage } from "../pages/person-page";
import { ReferPage } from "../pages/refer-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { SyncPage } from "../pages/sync-page";
import { VisitPage } from "../pages/visit-page";
import { DESKTOP } from "./device";
import { greekMark } from "./mark";
import { Person } from "./person";
import type { Town } from "./story";

/** What the first story wrote, to be found again wherever it arrives. */
interface Written {
  name: string;
  surname: string;
  note: string;
  services: string[];
  agency: string;
  reason: string;
}

async function registerSomebody({ page, hands, shell }: Person): Promise<Pick<Written, "name" | "surname">> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
  await shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(page, hands);
  await register.isShown();
  await register.write({
    surname,
    givenName: "Ευαγγελία-Ζωή",
    fatherName: "Ξενοφών",
    birth: { day: "29", month: "2", year: "1972" },
    sex: "Γυναίκα",
    phone: "6900000123",
    community: "Άγιος Μύρων",
  });
  await register.save();
  const name = `${surname} Ευαγγελία-Ζωή`;
  const file = new PersonPage(page, hands);
  await file.isOf(name);
  await expect(file.saved).toBeVisible();
  return { name, surname };
}

async function recordVisit({ page, hands }: Person): Promise<Pick<Written, "services" | "note">> {
  const file = new PersonPage(page, hands);
  await file.newVisit();
  const visit = new VisitPage(page, hands);
  await visit.isShown();
  const services = await visit.chooseServices(3);
  const note = `Την είδαμε στο σπίτι, ${greekMark(10)}· θα ξαναπεράσουμε.`;
  await visit.write("Σημείωση", note);
  await visit.save();
  await expect(file.saved).toBeVisible();
  return { services, note };
}

async function refer({ page, hands }: Person): Promise<Pick<Written, "agency" | "reason">> {
  const file = new PersonPage(page, hands);
  await file.refer();
  const form = new ReferPage(page, hands);
  await form.isShown();
  const agency = await form.chooseAgency("δημοτικο ιατρ");
  const reason = `Χρειάζεται εκτίμηση, ${greekMark(10)}.`;
  await form.write("Λόγος", reason);
  await form.save();
  await expect(file.saved).toBeVisible();
  return { agency, reason };
}

async function everythingIsThere({ page, hands }: Person, written: Written): Promise<void> {
  const file = new PersonPage(page, hands);
  await file.isOf(written.name);
  for (const service of written.services) await expect(file.timeline).toContainText(service);
  await expect(file.timeline.getByText(written.note)).toHaveCount(1);
  await expect(file.timeline.getByText(written.reason)).toHaveCount(1);
  await expect(file.timeline.getByText(`Παραπομπή: ${written.agency}`)).toHaveCount(1);
}

/** Each of the three stands exactly once in the office's lists. */
async function officeSees(town: Town, { surname, note, agency }: Written): Promise<void> {
  const clerk = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  await clerk.enrol();
  await clerk.shell.go("Έλεγχος");
  const review = new ReviewPage(clerk.page);
  await review.search(surname);
  for (const kind of ["Ωφελούμενοι", "Επισκέψεις", "Παραπομπές"] as const) {
    await review.show(kind);
    await expect(review.found(1)).toBeVisible();
    await expect(review.rows(surname)).toHaveCount(1);
    if (kind === "Παραπομπές") await expect(review.rows(surname)).toContainText(agency);
  }
  await review.show("Επισκέψεις");
  await review.rows(surname).click();
  await expect(review.file).toContainText(note);
}

const unsentOf = async ({ page }: Person): Promise<number> =>
  Number(await page.getByTestId("unsent-count").textContent());

/** A visit recorded without signal reaches the office: the product's one job, from end to end. */
export async function firstStory(town: Town, byKeyboard: boolean): Promise<void> {
  const social = new Person(town.stack.account("social"), await town.device(), byKeyboard);
  const { device } = social;
  await social.enrol();
  await social.hasFirstData();
  await device.goOffline();
  await device.page.reload();
  await social.unlock();
  await social.shell.connectionIs("offline");

  const person = await registerSomebody(social);
  const visit = await recordVisit(social);
  const referral = await refer(social);
  const written = { ...person, ...visit, ...referral };
  await everythingIsThere(social, written);
  const unsent = await unsentOf(social);
  expect(unsent).toBeGreaterThanOrEqual(3);

  await device.kill();
  await device.start();
  await social.comeBack();
  await social.shell.connectionIs("offline");
  await social.shell.counts(unsent);
  await social.shell.go("Αναζήτηση");
  await new FindPage(social.page, social.hands).open(written.name);
  await everythingIsThere(social, written);

  await device.goOnline();
  await social.shell.counts(0);
  await social.shell.connectionIs("online");
  await social.shell.go("Συγχρονισμός");
  const sync = new SyncPage(social.page, social.hands);
  const delivered = sync.delivered.filter({ hasText: written.name });
  await expect(delivered).toHaveCount(3);
  for (const save of await delivered.all()) await expect(save).toContainText("Παραδόθηκε");
  await officeSees(town, written);
}
