import { OfficeHomePage } from "../pages/office-home-page";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { SyncPage } from "../pages/sync-page";
import { WaitingPage } from "../pages/waiting-page";
import { BareReplica, newId } from "../support/bare-replica";
import { DESKTOP } from "../support/device";
import { findingsOn } from "../support/looks";
import { greekMark } from "../support/mark";
import { OfficeDesk } from "../support/office-desk";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

story.describe.configure({ timeout: 240_000 });

const COMMUNITY = "Άγιος Μύρων";

const NEWCOMER = { username: "newcomer", password: "konta-demo-newcomer", pin: "246810", badge: "" };

async function addNewcomer({ stack }: Town): Promise<void> {
  const said = ["--name", "Αγγελική Υποθετίδου", "--structure", "str.her.mobile", "--roles", "social_worker"];
  await stack.command("user", "add", NEWCOMER.username, ...said, "--password", NEWCOMER.password);
}

/** Somebody of the mobile unit, which has no area of its own, in the team of no outing: whomever she registers waits. */
async function aNewcomer(town: Town): Promise<Person> {
  await addNewcomer(town);
  const newcomer = new Person(NEWCOMER, await town.device());
  await newcomer.enrol();
  return newcomer;
}

async function registers({ page, shell }: Person, givenName: string): Promise<string> {
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
  await shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(page);
  await register.isShown();
  await register.write({
    surname,
    givenName,
    fatherName: "Ξενοφών",
    phone: "6900000600",
    community: COMMUNITY,
  });
  await register.save();
  const name = `${surname} ${givenName}`;
  await new PersonPage(page).isOf(name);
  await shell.counts(0);
  return name;
}

async function atTheDesk(town: Town): Promise<{ office: Person; desk: WaitingPage }> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
  await office.enrol();
  return { office, desk: new WaitingPage(office.page) };
}

/** The line in the sync panel that says what became of what she wrote about this person. */
async function isTold(author: Person, name: string, words: string): Promise<void> {
  await author.syncNow();
  const notice = new SyncPage(author.page).notices.filter({ hasText: name });
  await expect(notice).toHaveCount(1);
  await expect(notice).toContainText(words);
}

const WAITS = "Δεν γράφτηκε ακόμη στον φάκελο: το εξετάζει το γραφείο. Δεν χάθηκε.";
const LET_IN = "Δεν περιμένει πια: γράφτηκε στον φάκελο.";
const SENT_BACK = "Το γραφείο το εξέτασε και δεν το έγραψε στον φάκελο.";

story(
  "[P3] whom somebody registers outside her areas waits; the office lets one in and sends one back, by keys alone, and she is told",
  async ({ town }) => {
    const author = await aNewcomer(town);
    const welcome = await registers(author, "Χρυσάνθη");
    const mistaken = await registers(author, "Αρτεμισία");
    for (const name of [welcome, mistaken]) await isTold(author, name, WAITS);

    const { office, desk } = await atTheDesk(town);
    const home = new OfficeHomePage(office.page);
    const waiting = await (await OfficeDesk.signIn(town.stack.origin, office.account)).waiting();
    expect(waiting).toBeGreaterThanOrEqual(6);
    await expect(home.figure("αλλαγές περιμένουν έλεγχο")).toContainText(String(waiting));
    await office.shell.go("Περιμένουν έλεγχο");

    await desk.walkTo(welcome);
    await expect(desk.detail).toContainText("Είναι για κοινότητα έξω από τις περιοχές όποιου το έγραψε.");
    for (const words of [COMMUNITY, "Ξενοφών", "6900000600", "Αγγελική Υποθετίδου"])
      await expect(desk.detail).toContainText(words);
    await desk.choose("1", "Σωστά, μένει εκεί από τον Σεπτέμβρη.");
    await expect(desk.status(/^Μπήκαν στον φάκελο \d+ αλλαγές\.$/)).toBeVisible();
    await expect(desk.items(welcome)).toHaveCount(0);

    await desk.walkTo(mistaken);
    await desk.choose("2", "");
    await expect(desk.detail.getByText("Γράψε γιατί, έστω με δυο λέξεις.")).toBeVisible();
    await office.page.keyboard.type("Είναι της Χερσονήσου, όχι δική μας.");
    await office.page.keyboard.press("Control+Enter");
    await expect(desk.question).toContainText("Δεν αναιρείται");
    // The careful answer has the focus: whoever only presses Enter changes nothing.
    await office.page.keyboard.press("Enter");
    await expect(desk.question).toHaveCount(0);
    await expect(desk.items(mistaken)).toHaveCount(1);
    await expect(desk.why).toHaveValue("Είναι της Χερσονήσου, όχι δική μας.");
    await office.hands.press(desk.detail.getByRole("button", { name: /^Να γυρίσει πίσω Ctrl/ }));
    await office.hands.press(desk.question.getByRole("button", { name: "Ναι, πίσω" }));
    await expect(
      desk.status("Γύρισε πίσω. Όποιος το έγραψε το βλέπει στον επόμενο συγχρονισμό."),
    ).toBeVisible();
    await expect(desk.items(mistaken)).toHaveCount(0);
    await expect(office.page.getByText("Τίποτα δεν περιμένει")).toBeVisible();

    await office.shell.go("Επισκόπηση");
    await expect(home.figure("αλλαγές περιμένουν έλεγχο")).toContainText("0");
    await office.shell.go("Έλεγχος");
    const review = new ReviewPage(office.page);
    await review.show("Ωφελούμενοι");
    await expect(review.rows(welcome)).toHaveCount(1);
    await expect(review.rows(mistaken)).toHaveCount(0);

    await isTold(author, welcome, LET_IN);
    await isTold(author, mistaken, SENT_BACK);
    const delivered = new SyncPage(author.page).delivered;
    await expect(delivered.filter({ hasText: welcome })).toContainText("Παραδόθηκε");
    await expect(delivered.filter({ hasText: mistaken })).toContainText("Γύρισε πίσω");
  },
);

story(
  "[P3] two desks decide about the same: the second is told so; without signal nothing is decided and the words stay",
  async ({ town }) => {
    const author = await aNewcomer(town);
    const name = await registers(author, "Μελπομένη");
    const first = await atTheDesk(town);
    await first.office.shell.go("Περιμένουν έλεγχο");
    await first.desk.walkTo(name);
    const second = await atTheDesk(town);
    await second.office.shell.go("Περιμένουν έλεγχο");
    await second.desk.walkTo(name);

    await second.office.device.goOffline();
    await second.desk.choose("1", "Τη γνωρίζουμε.");
    await expect(
      second.desk.status(/^Ο λόγος που έγραψες είναι ακόμη εδώ\. Δεν ήρθε απάντηση από το γραφείο/),
    ).toBeVisible();
    await expect(second.desk.why).toHaveValue("Τη γνωρίζουμε.");

    await first.desk.choose("1", "Μένει εκεί.");
    await expect(first.desk.status(/^Μπήκαν στον φάκελο/)).toBeVisible();

    await second.office.device.goOnline();
    await second.office.shell.connectionIs("online");
    await second.office.hands.press(second.desk.detail.getByRole("button", { name: /^Να μπει στον φάκελο/ }));
    await expect(second.desk.status(/^Στο μεταξύ το αποφάσισε κάποιος άλλος/)).toBeVisible();
    await expect(second.desk.items(name)).toHaveCount(0);
  },
);

story("[axe] nothing to find where something waits, is chosen, and is asked once more", async ({ town }) => {
  const author = await aNewcomer(town);
  const name = await registers(author, "Ευτέρπη");
  const { office, desk } = await atTheDesk(town);
  await office.shell.go("Περιμένουν έλεγχο");
  await desk.walkTo(name);
  const findings = await findingsOn(office.page, "waiting, one open");
  await desk.choose("2", "");
  findings.push(...(await findingsOn(office.page, "waiting, no reason given")));
  await office.page.keyboard.type("Όχι δική μας.");
  await office.page.keyboard.press("Control+Enter");
  await expect(desk.question).toBeVisible();
  findings.push(...(await findingsOn(office.page, "waiting, asked once more")));
  expect(findings).toEqual([]);
});

story("[P3] long lists turn their pages by key, and the address leads back", async ({ town }) => {
  await addNewcomer(town);
  const bare = await BareReplica.enrol(town.stack.origin, NEWCOMER);
  const fields = { community: "vil.agios_myron" };
  const lines = Array.from({ length: 205 }, () =>
    bare.line({ collection: "beneficiary", id: newId(), fields }),
  );
  for (let at = 0; at < lines.length; at += 50) await bare.push(lines.slice(at, at + 50));
  const total = await (
    await OfficeDesk.signIn(town.stack.origin, town.stack.account("coordinator"))
  ).waiting();
  expect(total).toBeGreaterThanOrEqual(205);

  const { office, desk } = await atTheDesk(town);
  await office.shell.go("Περιμένουν έλεγχο");
  await expect(desk.status(`1–200 από ${total}`)).toBeVisible();
  await office.page.keyboard.press("n");
  await expect(desk.status(`201–${total} από ${total}`)).toBeVisible();
  await expect(office.page).toHaveURL(/\/waiting\?page=2$/);
  await office.page.keyboard.press("n");
  await expect(office.page).toHaveURL(/\/waiting\?page=2$/);
  await office.page.goBack();
  await expect(desk.status(`1–200 από ${total}`)).toBeVisible();

  await office.shell.go("Έλεγχος");
  await expect(desk.status(/^1–50 από /)).toBeVisible();
  await office.page.keyboard.press("n");
  await expect(desk.status(/^51–100 από /)).toBeVisible();
  await office.page.keyboard.press("p");
  await expect(desk.status(/^1–50 από /)).toBeVisible();
});
