import { AccountPage } from "../pages/account-page";
import { SignInAgain } from "../pages/sign-in-again";
import { SignInPage } from "../pages/sign-in-page";
import { DESKTOP, PHONE } from "../support/device";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const NEW_PASSWORD = "τέσσερις ομπρέλες";

story(
  "she sees where she is signed in, closes what is not hers, and changes her password: nothing of the tablet is lost",
  async ({ town }) => {
    const account = town.stack.account("social");
    const tablet = new Person(account, await town.device(PHONE));
    await tablet.enrol();
    const desk = new Person(account, await town.device(DESKTOP), true);
    await desk.enrol();
    await desk.shell.go("Οι συνδέσεις μου");
    const own = new AccountPage(desk.page, desk.hands);
    await expect(own.sessions).toHaveCount(2);
    await expect(own.sessions.first()).toContainText("Αυτή εδώ");
    await expect(own.sessions.last()).toContainText("Chrome, Linux");
    await desk.hands.press(own.sessions.last().getByRole("button", { name: /^Κλείσιμο της σύνδεσης/ }));
    await expect(desk.page.getByRole("status").filter({ hasText: "Έκλεισε 1 σύνδεση." })).toBeVisible();
    await expect(own.sessions).toHaveCount(1);

    // The tablet goes on as before; only the office's screens ask who she is.
    await tablet.shell.go("Οι συνδέσεις μου");
    const again = new SignInAgain(tablet.page);
    await expect(again.notice.first()).toBeVisible();
    await tablet.syncNow();
    await tablet.shell.go("Οι συνδέσεις μου");
    await again.signIn(account);
    await expect(again.notice).toHaveCount(0);
    await expect(new AccountPage(tablet.page).sessions).toHaveCount(2);

    await own.changePassword("wrong password", NEW_PASSWORD);
    await expect(own.password).toContainText("Ο τωρινός κωδικός δεν είναι σωστός.");
    await own.changePassword(account.password, "passwordpassword");
    await expect(own.password).toContainText("Αυτός μαντεύεται εύκολα.");
    await own.changePassword(account.password, NEW_PASSWORD, "something else");
    await expect(own.password).toContainText("Οι δύο νέοι κωδικοί δεν είναι ίδιοι.");
    await own.changePassword(account.password, NEW_PASSWORD);
    await expect(own.password).toContainText("Ο κωδικός άλλαξε. Οι άλλες συνδέσεις έκλεισαν.");
    await expect(own.sessions).toHaveCount(1);

    // The old password opens nothing any more, on the tablet or on a device of its own.
    await tablet.page.reload();
    await tablet.unlock();
    await tablet.shell.go("Οι συνδέσεις μου");
    await again.signIn(account);
    await expect(again.notice.first()).toContainText("Το όνομα χρήστη ή ο κωδικός δεν είναι σωστά.");
    await again.signIn({ ...account, password: NEW_PASSWORD });
    await expect(again.notice).toHaveCount(0);
    const stranger = new Person(account, await town.device(PHONE));
    await stranger.trySignIn(account.password);
    await expect(new SignInPage(stranger.page).refusal).toBeVisible();
  },
);

story("without signal the page says what it needs, and the menu does not lead there", async ({ town }) => {
  const social = new Person(town.stack.account("social"), await town.device(PHONE));
  const { page, device } = social;
  await social.enrol();
  await social.hasFirstData();
  await social.shell.go("Οι συνδέσεις μου");
  await expect(new AccountPage(page).sessions).toHaveCount(1);
  await social.shell.go("Σήμερα");
  await device.goOffline();
  await social.shell.connectionIs("offline");
  await page.getByRole("button", { name: "Μενού" }).click();
  await expect(page.getByRole("link", { name: "Οι συνδέσεις μου" })).toHaveCount(0);
});
