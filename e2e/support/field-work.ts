import { expect, type Page } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { Shell } from "../pages/shell";
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

/** Whoever writes in a tab, the first of a device or another. */
export interface Tab {
  page: Page;
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

/** After a fault ends everything is delivered within this, milliseconds, and nobody touches the device (rule P8). */
export const PROMISED_MS = 60_000;

/** Sooner or later the visits of a person stand at the office, each once, and no other. */
export const officeHas = (office: OfficeDesk, personId: string, notes: readonly string[]): Promise<void> =>
  expect
    .poll(async () => (await office.notesOf(personId)).sort(), { timeout: PROMISED_MS })
    .toEqual([...notes].sort());

/** Ends on the new person's file. */
export async function registerSomebody({ page }: Tab): Promise<Registered> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδου`;
  await new Shell(page).go("Νέος ωφελούμενος");
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
export async function writeVisit({ page }: Tab, note: string): Promise<VisitPage> {
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
export async function writeKeptVisit(author: Tab, note: string): Promise<VisitPage> {
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
export async function recordVisit(author: Tab, note: string): Promise<void> {
  const visit = await writeVisit(author, note);
  await visit.save();
  await expect(new PersonPage(author.page).saved).toBeVisible();
}

export const aNote = (): string => `Μας περίμενε, ${greekMark(10)}.`;
