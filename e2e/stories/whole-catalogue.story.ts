import { readFileSync } from "node:fs";
import { PersonPage } from "../pages/person-page";
import { VisitPage } from "../pages/visit-page";
import { atWork, registerSomebody } from "../support/field-work";
import { expect, story } from "../support/story";

const CATALOGUE = new URL("../../shared/src/catalogue/services.json", import.meta.url);

function allServices(): string[] {
  const { items } = JSON.parse(readFileSync(CATALOGUE, "utf8")) as { items: { el: string }[] };
  return items.map(({ el }) => el);
}

story("every service of the catalogue can be chosen in a visit, and stands in the file", async ({ town }) => {
  const social = await atWork(town);
  const { page, shell, hands } = social;
  await registerSomebody(social);
  await new PersonPage(page).newVisit();
  const visit = new VisitPage(page);
  await visit.isShown();
  const services = allServices();
  expect(services).toHaveLength(101);
  await page.getByText(`Όλες οι υπηρεσίες (${services.length})`).click();
  const list = page.getByRole("group").filter({ hasText: "Όλες οι υπηρεσίες" });
  const off = list.locator("button[aria-pressed=false]");
  for (let left = services.length; left > 0; left -= 1) {
    await expect(off).toHaveCount(left);
    await hands.press(off.first());
  }
  await visit.save();
  const timeline = new PersonPage(page).timeline;
  for (const service of services) await expect(timeline).toContainText(service);
  await shell.counts(0);
});
