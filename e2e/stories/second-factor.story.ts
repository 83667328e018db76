import { AccountPage } from "../pages/account-page";
import { SignInAgain } from "../pages/sign-in-again";
import { SignInPage } from "../pages/sign-in-page";
import { DESKTOP, PHONE } from "../support/device";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

story(
  "who exports signs in with password and phone: set up before anything else, by keyboard alone, a code opens once",
  async ({ town }) => {
    await town.stack.settle({ KONTA_SECOND_FACTORS: "1" });
    const clerk = new Person(town.stack.account("clerk"), await town.device(DESKTOP), true);
    const { page, account } = clerk;
    const signIn = new SignInPage(page, clerk.hands);
    await signIn.open();
    await signIn.signIn(account);
    await expect(page.getByRole("heading", { name: "Ορισμός δεύτερου ελέγχου" })).toBeVisible();
    await expect(page.getByText("Ό,τι έγραψες σε αυτή τη συσκευή είναι εδώ")).toBeVisible();
    // The server holds to it, not the screen.
    expect(await page.evaluate(async () => (await fetch("/api/devices")).status)).toBe(403);

    const own = new AccountPage(page, clerk.hands);
    const phone = await own.takeKey();
    await own.confirm("12345");
    await expect(page.getByText("Έξι ψηφία, όπως τα δείχνει το κινητό.")).toBeVisible();
    await own.confirm(phone.code(20));
    await expect(page.getByText("Ο κωδικός μίας χρήσης δεν είναι σωστός ή έληξε.")).toBeVisible();
    const used = phone.code();
    await own.confirm(used);
    const [recovery = "", another = ""] = await own.keepRecoveryCodes();
    await signIn.setPin(account.pin);
    await clerk.shell.isOpen();

    // Another browser: the password alone opens nothing there, nor does a code that was used.
    const elsewhere = new Person(account, await town.device(PHONE));
    const there = new SignInPage(elsewhere.page);
    await there.open();
    await there.signIn(account);
    await there.code(used);
    await expect(there.refusal).toContainText("δεν είναι σωστός ή έληξε");
    await there.code(recovery);
    await there.setPin(account.pin);
    await elsewhere.shell.isOpen();
    await elsewhere.shell.go("Οι συνδέσεις μου");
    const page2 = new AccountPage(elsewhere.page);
    await expect(page2.factor).toContainText("Μένουν 9 κωδικοί ανάκτησης.");

    // A new phone: the old one's secret goes with a code, and the page asks for a new one at once.
    await page2.remove(another);
    await expect(page2.factor).toContainText("Ο ρόλος σου θέλει και δεύτερο έλεγχο");
    await expect(page2.password).toHaveCount(0);
    await page2.setUp.click();
    const newPhone = await page2.takeKey();
    await page2.confirm(newPhone.code());
    await page2.keepRecoveryCodes();
    await expect(page2.factor).toContainText("Μένουν 10 κωδικοί ανάκτησης.");

    // That ended the session at the first desk; there the old phone opens nothing, and the new one does.
    await clerk.shell.go("Οι συνδέσεις μου");
    const again = new SignInAgain(page, clerk.hands);
    await expect(again.notice.first()).toBeVisible();
    await again.signIn(account);
    await again.code(phone.code(1));
    await expect(again.notice.first()).toContainText("δεν είναι σωστός ή έληξε");
    await again.code(newPhone.code(1));
    await expect(again.notice).toHaveCount(0);
  },
);

story(
  "a lost phone and lost recovery codes: whoever runs the server takes the second factor away",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device(PHONE));
    const { page, account } = nurse;
    await nurse.enrol();
    await nurse.shell.go("Οι συνδέσεις μου");
    const own = new AccountPage(page);
    await own.setUp.click();
    const phone = await own.takeKey();
    await own.confirm(phone.code());
    await own.keepRecoveryCodes();

    await town.stack.command("user", "reset-factor", "nurse");
    const other = new Person(account, await town.device(PHONE));
    await other.enrol();
    await other.shell.go("Οι συνδέσεις μου");
    await expect(new AccountPage(other.page).factor).toContainText("Δεν έχει οριστεί");
  },
);
