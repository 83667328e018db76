import { expect } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { VisitPage } from "../pages/visit-page";
import { greekMark } from "./mark";
import { OfficeDesk } from "./office-desk";
import { Person } from "./person";
import type { Town } from "./story";

/** Somebody who was registered, as the screens and the wire name them. */
export interface Registered {
  name: string;
  id: string;
}

/** A social worker whose tablet has everything of her areas. */
export async function atWork(town: Town): Promise<Person> {
  const social = new Person(town.stack.account("social"), await town.device());
  await social.enrol();
  await social.hasFirstData();
  return social;
}

export const officeOf = (town: Town): Promise<OfficeDesk> =>
  OfficeDesk.signIn(town.stack.origin, town.stack.account("coordinator"));

/** Ends on the new person's file. */
export async function registerSomebody({ page, shell }: Person): Promise<Registered> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδου`;
  await shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(page);
  await register.isShown();
  await register.write({ surname, givenName: "Παγώνα", community: "Άγιος Μύρων" });
  await register.save();
  const name = `${surname} Παγώνα`;
  await new PersonPage(page).isOf(name);
  const [, id = ""] = /\/people\/([\w-]{22})/.exec(page.url()) ?? [];
  return { name, id };
}

/** From somebody's file: a visit with one service and this note, up to the button that saves it. */
export async function writeVisit({ page }: Person, note: string): Promise<VisitPage> {
  await new PersonPage(page).newVisit();
  const visit = new VisitPage(page);
  await visit.isShown();
  await visit.chooseServices(1);
  await visit.write("Σημείωση", note);
  return visit;
}

/**
 * As `writeVisit`, and the draft of it is on the disk to the last letter: whoever leaves a form leaves its draft behind,
 * and a form that was just opened says that it is kept only after that.
 */
export async function writeKeptVisit(author: Person, note: string): Promise<VisitPage> {
  const { page } = author;
  const visit = await writeVisit(author, note);
  await page.goBack();
  await new PersonPage(page).newVisit();
  await visit.isShown();
  await expect(page.getByLabel("Σημείωση", { exact: true })).toHaveValue(note);
  await expect(page.getByText(/^πρόχειρο /)).toBeVisible();
  return visit;
}

/** From somebody's file to the same file, which says that the visit is saved. */
export async function recordVisit(author: Person, note: string): Promise<void> {
  const visit = await writeVisit(author, note);
  await visit.save();
  await expect(new PersonPage(author.page).saved).toBeVisible();
}

export const aNote = (): string => `Μας περίμενε, ${greekMark(10)}.`;
