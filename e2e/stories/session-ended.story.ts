import { ConflictsPage } from "../pages/conflicts-page";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { ReviewPage } from "../pages/review-page";
import { SignInAgain } from "../pages/sign-in-again";
import { VisitPage } from "../pages/visit-page";
import { DESKTOP } from "../support/device";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

const NEW_PASSWORD = "another-demo-password";

/** Whoever administers the server gives somebody a new password: her sessions are over at once. */
const endSessionsOf = (town: Town, username: string): Promise<void> =>
  town.stack.command("user", "reset", username, "--password", NEW_PASSWORD);

/** The demo's disagreement about a mother's name. */
const FIELD = "Μητρώνυμο";

story(
  "the session ends under an open desk: what was typed stays, is saved and delivered, and one signs in again in place",
  async ({ town }) => {
    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
    const { page } = office;
    await office.device.context.clock.install();
    await office.enrol();
    await office.shell.go("Διαφορές");
    const desk = new ConflictsPage(page);
    await desk.open("", FIELD);
    await desk.choice("Γράψε άλλο").click();
    const typed = page.getByRole("textbox", { name: "Άλλη τιμή" });
    await typed.fill("Ευανθία");

    await endSessionsOf(town, "coordinator");
    await office.device.context.clock.fastForward("01:05");
    const again = new SignInAgain(page);
    await expect(again.notice).toContainText("Συνδέσου ξανά εδώ. Η σελίδα μένει όπως είναι.");
    await expect(page.getByText("Αυτά είναι όσα είχαν έρθει πριν χαθεί η σύνδεση.")).toBeVisible();
    await expect(typed).toHaveValue("Ευανθία");
    // Saving and sending need no session: the device proves itself.
    await desk.save();
    await office.shell.counts(0);
    // The list cannot be asked for again, but what the office has is not said to wait any more.
    await expect(desk.items("θα σταλεί")).toHaveCount(0);
    await expect(desk.items(FIELD)).toHaveCount(0);

    await expect(again.username).toHaveValue(office.account.username);
    await again.signIn(office.account);
    await expect(again.notice).toContainText("Το όνομα χρήστη ή ο κωδικός δεν είναι σωστά.");
    await again.signIn(town.stack.account("clerk"));
    await expect(again.notice).toContainText("Αυτή η συσκευή είναι ανοιχτή για άλλον.");
    await again.signIn({ username: "coordinator", password: NEW_PASSWORD });
    await expect(again.notice).toHaveCount(0);
    await expect(desk.items(FIELD)).toHaveCount(0);
    await desk.showResolved();
    await desk.open("", FIELD);
    await expect(desk.decision).toContainText("Ισχύει: Ευανθία");
  },
);

story(
  "[P1] the session ends while somebody writes without signal: nothing stops her, and what she wrote is delivered without a sign-in",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    const { page, shell, device } = nurse;
    await nurse.enrol();
    await nurse.hasFirstData();
    await device.goOffline();
    const surname = `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
    await shell.go("Νέος ωφελούμενος");
    const register = new RegisterPage(page);
    await register.write({ surname, givenName: "Ουρανία", community: "Άγιος Μύρων" });
    await register.save();
    const file = new PersonPage(page);
    await file.isOf(`${surname} Ουρανία`);
    await file.newVisit();
    const visit = new VisitPage(page);
    await visit.chooseServices(2);
    const note = `Όλα καλά, ${greekMark(10)}.`;
    await visit.write("Σημείωση", note);
    await expect(page.getByTestId("unsent-count")).not.toHaveText("0");

    await endSessionsOf(town, "nurse");
    await device.goOnline();
    await shell.counts(0);
    await visit.isShown();
    await expect(page.getByLabel("Σημείωση", { exact: true })).toHaveValue(note);
    await visit.save();
    await expect(file.saved).toBeVisible();
    await shell.counts(0);

    // Only what is read at the office asks who she is, and there she signs in without leaving.
    await shell.go("Έλεγχος");
    const again = new SignInAgain(page);
    await expect(again.notice.first()).toBeVisible();
    await again.signIn({ username: "nurse", password: NEW_PASSWORD });
    await expect(again.notice).toHaveCount(0);
    const review = new ReviewPage(page);
    await review.show("Επισκέψεις");
    await review.search(surname);
    await expect(review.found(1)).toBeVisible();
    await review.rows(surname).click();
    await expect(review.file).toContainText(note);
  },
);
