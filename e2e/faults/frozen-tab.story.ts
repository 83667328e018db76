import type { Page } from "@playwright/test";
import { FindPage } from "../pages/find-page";
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
    const { id, name } = await registerSomebody(social);
    const second = await secondTab(social, `/people/${id}`);
    // A draft belongs to the device: two tabs in the same form about one person would write in one draft.
    const other = await registerSomebody(social);
    const notes: string[] = [];
    const othersNotes: string[] = [];
    const visits = async (tab: Tab, count: number, into: string[]): Promise<void> => {
      for (let visit = 0; visit < count; visit += 1) {
        const note = aNote();
        await recordVisit(tab, note);
        into.push(note);
      }
    };
    await Promise.all([visits(social, 3, othersNotes), visits(second, 3, notes)]);
    await hasVisits(social, othersNotes);
    await hasVisits(second, notes);
    await social.shell.go("Αναζήτηση");
    await new FindPage(social.page).open(name);
    await hasVisits(social, notes);

    const setState = await lifecycleOf(social.page);
    await setState("frozen");
    await visits(second, 2, notes);
    await new Shell(second.page).counts(0);
    await setState("active");
    await hasVisits(social, notes);
    await social.shell.counts(0);
    await visits(social, 1, notes);
    await social.shell.counts(0);
    for (const tab of [social, second]) await hasVisits(tab, notes);
    const office = await officeOf(town);
    await officeHas(office, id, notes);
    await officeHas(office, other.id, othersNotes);
    expect(await office.waiting()).toBe(0);
  },
);
