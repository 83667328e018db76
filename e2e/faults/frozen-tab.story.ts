import type { Page } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { Shell } from "../pages/shell";
import { UnlockPage } from "../pages/unlock-page";
import {
  aNote,
  atWork,
  officeHas,
  officeOf,
  recordVisit,
  registerSomebody,
  type Tab,
} from "../support/field-work";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

async function secondTab(social: Person, path: string): Promise<Tab> {
  const page = await social.device.newTab();
  await page.goto(path);
  await new UnlockPage(page).unlock(social.account);
  await new Shell(page).isOpen();
  return { page };
}

/** The browser stops a tab that nobody looks at, and goes on with it. */
async function lifecycleOf(page: Page): Promise<(state: "frozen" | "active") => Promise<void>> {
  const tools = await page.context().newCDPSession(page);
  return async (state) => void (await tools.send("Page.setWebLifecycleState", { state }));
}

const hasVisits = (tab: Tab, notes: readonly string[]): Promise<void> =>
  expect
    .poll(async () => (await new PersonPage(tab.page).visits.locator("bdi").allInnerTexts()).sort())
    .toEqual([...notes].sort());

story(
  "[P11] two tabs work and sync at once, one is frozen and thawed: both show all, and all is delivered once",
  async ({ town }) => {
    const social = await atWork(town);
    const { id } = await registerSomebody(social);
    const second = await secondTab(social, `/people/${id}`);
    const notes: string[] = [];
    const visits = async (tab: Tab, count: number): Promise<void> => {
      for (let visit = 0; visit < count; visit += 1) {
        const note = aNote();
        await recordVisit(tab, note);
        notes.push(note);
      }
    };
    await Promise.all([visits(social, 3), visits(second, 3)]);
    for (const tab of [social, second]) await hasVisits(tab, notes);

    const setState = await lifecycleOf(social.page);
    await setState("frozen");
    await visits(second, 2);
    await new Shell(second.page).counts(0);
    await setState("active");
    await hasVisits(social, notes);
    await social.shell.counts(0);
    await visits(social, 1);
    await social.shell.counts(0);
    for (const tab of [social, second]) await hasVisits(tab, notes);
    const office = await officeOf(town);
    await officeHas(office, id, notes);
    expect(await office.waiting()).toBe(0);
  },
);
