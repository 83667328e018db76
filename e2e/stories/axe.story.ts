import type { Page } from "@playwright/test";
import { FindPage } from "../pages/find-page";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { SignInPage } from "../pages/sign-in-page";
import { DESKTOP } from "../support/device";
import { findingsOn } from "../support/looks";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const LANGUAGES = { el: "Ελληνικά", en: "English" } as const;
type Language = keyof typeof LANGUAGES;

/** The device keeps the language: chosen once, before anybody signs in. */
async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: LANGUAGES[language] }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** What the first heading says, in either language. */
const HEADINGS = {
  "/": /Σήμερα|Today|Επισκόπηση|Overview/,
  "/find": /Αναζήτηση|Search/,
  "/people/new": /Νέος ωφελούμενος|New beneficiary/,
  "/people/:id": /Δοκιμάκη Ζωή/,
  "/people/:id/visit": /Νέα επίσκεψη|New visit/,
  "/people/:id/refer": /Νέα παραπομπή|New referral/,
  "/sync": /Συγχρονισμός|Sync/,
  "/pin": /Αλλαγή PIN|Change PIN/,
  "/permissions": /Ποιος βλέπει τι|Who sees what/,
  "/review": /Έλεγχος|Review/,
  "/conflicts": /Διαφορές|Conflicts/,
  "/duplicates": /Πιθανά διπλά|Possible duplicates/,
  "/waiting": /Περιμένουν έλεγχο|Waiting for review/,
  "/devices": /Συσκευές|Devices/,
  "/sign-ins": /Οι συνδέσεις μου|My sign-ins/,
  "/nowhere": /Δεν βρέθηκε|Not found/,
} as const;
type Route = keyof typeof HEADINGS;

/** Walks inside the app, because a new page would be a locked one. */
async function follow(page: Page, route: Route, { id = "", search = "" } = {}): Promise<void> {
  await page.evaluate(
    (to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    },
    route.replace(":id", id) + search,
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(HEADINGS[route]);
}

story("[axe] nothing to find before anybody has unlocked, in Greek and English", async ({ town }) => {
  const findings: string[] = [];
  for (const language of ["el", "en"] as const) {
    const social = new Person(town.stack.account("social"), await town.device());
    const { page } = social;
    await new SignInPage(page).open();
    await chooseLanguage(page, language);
    findings.push(...(await findingsOn(page, `${language} sign-in`)));
    await page.locator("[name=username]").fill(social.account.username);
    await page.locator("[name=password]").fill("wrong");
    await page.locator("[name=password]").press("Enter");
    await expect(page.getByRole("alert")).toBeVisible();
    findings.push(...(await findingsOn(page, `${language} sign-in refused`)));
    await page.locator("[name=password]").fill(social.account.password);
    await page.locator("[name=password]").press("Enter");
    await expect(page.getByTestId("badge-code")).toBeVisible();
    findings.push(...(await findingsOn(page, `${language} set PIN`)));
    for (const field of await page.getByLabel(/PIN/).all()) await field.fill(social.account.pin);
    await page.getByLabel(/PIN/).first().press("Enter");
    await social.shell.isOpen();
    await page.reload();
    await expect(page.getByLabel("PIN", { exact: true })).toBeVisible();
    findings.push(...(await findingsOn(page, `${language} unlock`)));
  }
  expect(findings).toEqual([]);
});

const FIELD_ROUTES = [
  "/",
  "/find",
  "/people/new",
  "/people/:id",
  "/people/:id/visit",
  "/people/:id/refer",
  "/sync",
  "/sign-ins",
  "/pin",
  "/permissions",
  "/nowhere",
] as const satisfies readonly Route[];

const OFFICE_ROUTES = [
  ["/", ""],
  ["/review", ""],
  ["/review", "?kind=visits"],
  ["/review", "?kind=referrals"],
  ["/conflicts", ""],
  ["/conflicts", "?state=resolved"],
  ["/duplicates", ""],
  ["/duplicates", "?state=merged"],
  ["/duplicates", "?state=distinct"],
  ["/waiting", ""],
  ["/devices", ""],
  ["/sync", ""],
  ["/sign-ins", ""],
  ["/people/new", ""],
  ["/pin", ""],
  ["/permissions", ""],
] as const satisfies readonly [Route, string][];

for (const language of ["el", "en"] as const)
  story(`[axe] nothing to find on the field's pages, ${language}`, async ({ town }) => {
    story.setTimeout(480_000);
    const social = new Person(town.stack.account("social"), await town.device());
    const { page } = social;
    await social.enrol();
    await social.hasFirstData();
    await social.shell.go("Νέος ωφελούμενος");
    const register = new RegisterPage(page);
    await register.write({ surname: "Δοκιμάκη", givenName: "Ζωή", amka: "01017000000", phone: "12" });
    const findings = await findingsOn(page, "register, filled");
    await register.write({ birth: { day: "31", month: "2", year: "1990" } });
    await register.save();
    findings.push(...(await findingsOn(page, "register, refused")));
    await register.write({ birth: { day: "1", month: "2", year: "1990" } });
    await register.save();
    await new PersonPage(page).isOf("Δοκιμάκη Ζωή");
    const [, , id = ""] = new URL(page.url()).pathname.split("/");
    if (language === "en") {
      await page.getByRole("button", { name: "Μενού" }).click();
      await chooseLanguage(page, language);
      await page.keyboard.press("Escape");
    }
    for (const route of FIELD_ROUTES) {
      await follow(page, route, { id });
      findings.push(...(await findingsOn(page, `${language} ${route}`)));
    }
    await follow(page, "/find");
    await page.getByRole("searchbox").fill("Μαρία");
    await expect(new FindPage(page).hit(/Μαρία/).first()).toBeVisible();
    findings.push(...(await findingsOn(page, `${language} find, found`)));
    await page.getByRole("button", { name: language === "el" ? "Μενού" : "Menu" }).click();
    findings.push(...(await findingsOn(page, `${language} menu`)));
    expect(findings).toEqual([]);
  });

for (const language of ["el", "en"] as const)
  story(`[axe] nothing to find on the office's pages, ${language}`, async ({ town }) => {
    story.setTimeout(480_000);
    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
    const { page } = office;
    await office.enrol();
    if (language === "en") await chooseLanguage(page, language);
    const findings: string[] = [];
    for (const [route, search] of OFFICE_ROUTES) {
      await follow(page, route, { search });
      findings.push(...(await findingsOn(page, `office ${language} ${route}${search}`)));
    }
    await follow(page, "/review");
    await page.getByRole("table").getByRole("row").nth(1).click();
    await expect(
      page
        .getByRole("region", { name: /Φάκελος|File/ })
        .getByRole("heading")
        .first(),
    ).toBeVisible();
    findings.push(...(await findingsOn(page, `office ${language} review, one open`)));
    expect(findings).toEqual([]);
  });
