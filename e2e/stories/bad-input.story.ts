import type { Page } from "@playwright/test";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { VisitPage } from "../pages/visit-page";
import { DESKTOP } from "../support/device";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

async function atTheForm(town: Town): Promise<{ social: Person; register: RegisterPage }> {
  const social = new Person(town.stack.account("social"), await town.device());
  await social.enrol();
  await social.hasFirstData();
  await social.shell.go("Νέος ωφελούμενος");
  return { social, register: new RegisterPage(social.page) };
}

story("a date that cannot be is refused beside the field, and nothing typed is lost", async ({ town }) => {
  const { social, register } = await atTheForm(town);
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ας`;
  for (const [birth, words] of [
    [{ day: "31", month: "2", year: "1980" }, "Αυτή η ημερομηνία δεν υπάρχει."],
    [{ day: "1", month: "13", year: "1980" }, "Αυτή η ημερομηνία δεν υπάρχει."],
    [{ day: "1", month: "1", year: "2031" }, "Η ημερομηνία είναι στο μέλλον."],
    [{ day: "1", month: "1", year: "1066" }, /έτος/],
  ] as const) {
    await register.write({ surname, birth });
    await register.save();
    await expect(social.page.getByRole("group", { name: "Ημερομηνία γέννησης" })).toContainText(words);
    await register.isShown();
    await expect(register.field("Επώνυμο")).toHaveValue(surname);
  }
  await social.shell.counts(0);
  await register.write({ birth: { day: "29", month: "2", year: "1980" } });
  await register.save();
  await new PersonPage(social.page).isOf(surname);
  await social.shell.counts(0);
});

story("a wrong AMKA warns, is saved as it was typed and stays marked as unverified", async ({ town }) => {
  const { social, register } = await atTheForm(town);
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ας`;
  await register.write({ surname, amka: "01017000000" });
  await expect(social.page.getByText(/Κάποιο ψηφίο του ΑΜΚΑ δεν ταιριάζει/)).toBeVisible();
  await register.save();
  const file = new PersonPage(social.page);
  await file.isOf(surname);
  const number = file.card("Αριθμοί και χαρτιά").getByRole("listitem").filter({ hasText: "01017000000" });
  await expect(number).toContainText("μη επαληθευμένο");
  await social.shell.counts(0);
});

const NASTY = [
  '<script>alert("1")</script>',
  '<img src="/x" onerror="alert(1)">',
  "👩‍⚕️🏠🇬🇷 Ωραία!",
  "محمد عبد الله الدمشقي",
  "\u202Eanapoda\u202C",
  "'; DROP TABLE record; --",
  "{{constructor.constructor('alert(1)')()}}",
];

/** A dialog would be a script of somebody's note running. */
function countDialogs(page: Page): () => number {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  return () => dialogs;
}

story(
  "5,000 letters, emoji, right-to-left text and a script tag are text: here, at the office, as they were typed",
  async ({ town }) => {
    const { social, register } = await atTheForm(town);
    const dialogs = countDialogs(social.page);
    const mark = greekMark(8);
    await register.write({
      surname: `${mark} ${NASTY[0]}`,
      givenName: "محمد",
      fatherName: NASTY[1] ?? "",
      community: "Σίβα",
    });
    await register.save();
    const file = new PersonPage(social.page);
    await file.isOf(`${mark} ${NASTY[0]} محمد`);
    await expect(file.card("Στοιχεία")).toContainText(NASTY[1] ?? "");

    const head = `${NASTY.join("\n")}\n`;
    const note = head + "Ωμέγα ".repeat(1_000).slice(0, 5_000 - head.length - 1) + "Τ";
    expect(note).toHaveLength(5_000);
    await file.newVisit();
    const visit = new VisitPage(social.page);
    await visit.chooseServices(1);
    await visit.write("Σημείωση", note);
    await visit.save();
    await expect(file.saved).toBeVisible();
    const shown = file.timeline.locator("bdi").filter({ hasText: NASTY[0] ?? "" });
    expect(await shown.evaluate((element) => element.textContent)).toBe(note);
    await social.shell.counts(0);

    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
    await office.enrol();
    const officeDialogs = countDialogs(office.page);
    await office.shell.go("Έλεγχος");
    const review = new ReviewPage(office.page);
    await review.search(mark);
    await review.show("Επισκέψεις");
    await expect(review.found(1)).toBeVisible();
    await review.rows(mark).click();
    for (const line of NASTY) await expect(review.file).toContainText(line);
    await expect(review.file).toContainText("ΩμέγαΤ".slice(0, 5));
    expect([dialogs(), officeDialogs()]).toEqual([0, 0]);
  },
);

story("what is typed survives the power as a draft", async ({ town }) => {
  const { social, register } = await atTheForm(town);
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ας`;
  await register.write({ surname, fatherName: "Ξενοφών" });
  await expect(social.page.getByText(/^πρόχειρο /)).toBeVisible();
  await social.device.goOffline();
  await social.device.kill();
  await social.device.start();
  await social.comeBack();
  await social.shell.go("Νέος ωφελούμενος");
  const again = new RegisterPage(social.page);
  await expect(again.field("Επώνυμο")).toHaveValue(surname);
  await expect(again.field("Πατρώνυμο")).toHaveValue("Ξενοφών");
});
