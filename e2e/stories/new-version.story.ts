import type { Page } from "@playwright/test";
import { VisitPage } from "../pages/visit-page";
import { PersonPage } from "../pages/person-page";
import { ReferPage } from "../pages/refer-page";
import { RegisterPage } from "../pages/register-page";
import { Shell } from "../pages/shell";
import { SyncPage } from "../pages/sync-page";
import { UnlockPage } from "../pages/unlock-page";
import { UpdatePrompt } from "../pages/update-prompt";
import { greekMark } from "../support/mark";
import { minutesOfWork } from "../support/somebody-there";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

const NEXT = "next-release-0001";
/** The app looks for a new version once an hour. */
const AN_HOUR = 61;

async function atWork(town: Town): Promise<{ social: Person; running: string }> {
  const social = new Person(town.stack.account("social"), await town.device());
  await social.device.context.clock.install();
  await social.enrol();
  await social.hasFirstData();
  await social.shell.go("Συγχρονισμός");
  const running = await new SyncPage(social.page).version();
  expect(running).not.toBe("");
  return { social, running };
}

/** The files of the app that the browser keeps, of every version. */
const keptFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes("precache"));
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });

/** Every time the page opens anew. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

const served = async (town: Town, path: string): Promise<string> =>
  (await fetch(town.stack.origin + path)).text();

async function startWriting(page: Page): Promise<{ register: RegisterPage; surname: string }> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδου`;
  await new Shell(page).go("Νέος ωφελούμενος");
  const register = new RegisterPage(page);
  await register.write({ surname, givenName: "Αργυρώ" });
  await expect(page.getByText(/^πρόχειρο /)).toBeVisible();
  return { register, surname };
}

story(
  "a new version is offered while somebody writes, never takes over by itself, and what was typed is there after it was taken",
  async ({ town }) => {
    const { social, running } = await atWork(town);
    const { page } = social;
    const { register, surname } = await startWriting(page);
    const loads = countLoads(page);
    await town.stack.deploy(running, NEXT);
    await minutesOfWork(social.device.context, AN_HOUR);
    const prompt = new UpdatePrompt(page);
    await expect(prompt.offer).toBeVisible();
    await expect(prompt.offer).toContainText("Τίποτα δεν χάνεται.");

    // The form is still the same one, and goes on being written.
    await expect(register.field("Επώνυμο")).toHaveValue(surname);
    await register.write({ fatherName: "Πολυχρόνης", phone: "6900000345" });
    await expect(prompt.offer).toBeVisible();
    expect(loads()).toBe(0);

    await prompt.take();
    await social.unlock();
    expect(loads()).toBe(1);
    await register.isShown();
    await expect(register.field("Επώνυμο")).toHaveValue(surname);
    await expect(register.field("Όνομα")).toHaveValue("Αργυρώ");
    await expect(register.field("Πατρώνυμο")).toHaveValue("Πολυχρόνης");
    await expect(register.field("Τηλέφωνο")).toHaveValue("6900000345");
    await register.save();
    await new PersonPage(page).isOf(`${surname} Αργυρώ`);
    await social.shell.counts(0);
    await social.shell.go("Συγχρονισμός");
    expect(await new SyncPage(page).version()).toBe(NEXT);
  },
);

story(
  "whoever says later goes on with the old version, which needs nothing from the server any more, and is asked again",
  async ({ town }) => {
    const { social, running } = await atWork(town);
    const { page } = social;
    const { register, surname } = await startWriting(page);
    await town.stack.deploy(running, NEXT);
    await minutesOfWork(social.device.context, AN_HOUR);
    const prompt = new UpdatePrompt(page);
    await expect(prompt.offer).toBeVisible();
    const loads = countLoads(page);
    await prompt.later();
    await register.save();
    const file = new PersonPage(page);
    await file.isOf(`${surname} Αργυρώ`);
    // A screen that was never opened before: the server has only the new one's parts.
    await file.newVisit();
    const visit = new VisitPage(page);
    await visit.isShown();
    await visit.chooseServices(1);
    await visit.save();
    await expect(file.saved).toBeVisible();
    await social.shell.counts(0);
    expect(loads()).toBe(0);

    await page.reload();
    await expect(prompt.offer).toBeVisible();
    await prompt.take();
    await expect(prompt.offer).toHaveCount(0);
    await social.unlock();
    await file.isOf(`${surname} Αργυρώ`);
    await expect(file.visits).toHaveCount(1);
    await social.shell.go("Συγχρονισμός");
    expect(await new SyncPage(page).version()).toBe(NEXT);
  },
);

story(
  "[V3] one tab takes the new version: the other keeps its form and every screen of the old one until it is opened again",
  async ({ town }) => {
    const { social, running } = await atWork(town);
    const ofOld = (await keptFiles(social.page)).filter((path) => path.startsWith("/assets/"));
    const second = await social.device.newTab();
    await second.goto("/");
    await new UnlockPage(second).unlock(social.account);
    const { register, surname } = await startWriting(second);
    const loads = countLoads(second);
    await town.stack.deploy(running, NEXT);
    await minutesOfWork(social.device.context, AN_HOUR);
    const [here, there] = [new UpdatePrompt(social.page), new UpdatePrompt(second)];
    for (const prompt of [here, there]) await expect(prompt.offer).toBeVisible();
    await here.take();
    await social.unlock();
    await expect(there.takenElsewhere).toBeVisible();
    await expect(register.field("Επώνυμο")).toHaveValue(surname);
    await register.write({ fatherName: "Πολυχρόνης" });
    expect(loads()).toBe(0);
    // What the browser keeps by itself may go at any moment.
    const tools = await second.context().newCDPSession(second);
    await tools.send("Network.clearBrowserCache");
    await register.save();
    const file = new PersonPage(second);
    await file.isOf(`${surname} Αργυρώ`);
    await file.refer();
    await new ReferPage(second).isShown();
    await social.openFile(`${surname} Αργυρώ`);
    expect(await keptFiles(second)).toEqual(expect.arrayContaining(ofOld));

    await second.reload();
    await new UnlockPage(second).unlock(social.account);
    // An asset that did not change is of both versions.
    const ofNew = new Set((await served(town, "/service-worker.js")).match(/assets\/[\w.-]+/g));
    const onlyOld = ofOld.filter((path) => !ofNew.has(path.slice(1)));
    expect(onlyOld.length).toBeGreaterThan(10);
    await expect
      .poll(async () => (await keptFiles(second)).filter((path) => onlyOld.includes(path)))
      .toEqual([]);
    await social.device.goOffline();
    await second.reload();
    await new UnlockPage(second).unlock(social.account);
  },
);

story(
  "a screen that the browser has lost says so instead of staying empty, and opens with the draft as it was",
  async ({ town }) => {
    const { social } = await atWork(town);
    const { page, device } = social;
    const { register, surname } = await startWriting(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) if (url.includes("/find-page")) await cache.delete(url);
      }
    });
    await (await page.context().newCDPSession(page)).send("Network.clearBrowserCache");
    await device.goOffline();
    await page.getByRole("button", { name: "Μενού" }).click();
    await page.getByRole("link", { name: "Αναζήτηση", exact: true }).click();
    const missing = page.getByRole("alert").filter({ hasText: "ό,τι έγραψες μένει σε αυτή τη συσκευή" });
    await expect(missing).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Δεν χάθηκε τίποτα: η σελίδα δεν φορτώθηκε",
    );

    await device.goOnline();
    await missing.getByRole("button", { name: "Άνοιγμα ξανά" }).click();
    await social.unlock();
    await social.shell.isAt("Αναζήτηση");
    await social.shell.go("Νέος ωφελούμενος");
    await expect(register.field("Επώνυμο")).toHaveValue(surname);
    await expect(register.field("Όνομα")).toHaveValue("Αργυρώ");
  },
);
