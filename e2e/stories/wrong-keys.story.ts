import { UnlockPage } from "../pages/unlock-page";
import { SignInPage } from "../pages/sign-in-page";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const OTHER_BADGE = "0".repeat(26);

story(
  "a wrong PIN opens nothing, a wrong badge neither, both right open: offline, after the power went",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    await nurse.enrol();
    await nurse.hasFirstData();
    await nurse.device.goOffline();
    await nurse.device.kill();
    await nurse.device.start();
    await nurse.page.goto("/");
    const unlock = new UnlockPage(nurse.page);

    // A slip of the finger is no try.
    await unlock.unlock({ ...nurse.account, pin: "" });
    await expect(nurse.page.getByText("Το PIN έχει έξι έως δώδεκα ψηφία.")).toBeVisible();
    await unlock.unlock({ ...nurse.account, badge: "" });
    await expect(nurse.page.getByText("Χρειάζεται για να συνεχίσεις.")).toBeVisible();

    await unlock.unlock({ ...nurse.account, pin: "135791" });
    await expect(unlock.refusal).toContainText("Μένουν 9 προσπάθειες");
    await expect(nurse.page.getByTestId("unsent-count")).toHaveCount(0);

    await unlock.unlock({ ...nurse.account, badge: OTHER_BADGE });
    await expect(unlock.refusal).toContainText("Μένουν 8 προσπάθειες");
    await expect(nurse.page.getByTestId("unsent-count")).toHaveCount(0);

    // What is not open has nothing to show, whatever address somebody types.
    await nurse.page.goto("/find");
    await unlock.isShown();
    await expect(nurse.page.getByRole("searchbox")).toHaveCount(0);

    await nurse.unlock();
    await nurse.shell.connectionIs("offline");
  },
);

story(
  "a locked screen shows nothing, and the PIN alone opens it again while the page lives",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    await nurse.enrol();
    await nurse.hasFirstData();
    // Where the keys were just made, the page has not seen the second secret yet.
    await nurse.shell.lock();
    await nurse.unlock();
    await nurse.hasFirstData();
    await nurse.shell.lock();
    const unlock = new UnlockPage(nurse.page);
    await unlock.isShown();
    await expect(nurse.page.getByText("Έξοδος:")).toHaveCount(0);
    await unlock.unlockWarm(nurse.account);
    await nurse.shell.isOpen();
  },
);

story(
  "five wrong PINs at a device that was just locked make it ask for the card again, which opens it",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    await nurse.enrol();
    await nurse.hasFirstData();
    await nurse.shell.lock();
    await nurse.unlock();
    await nurse.shell.lock();
    const unlock = new UnlockPage(nurse.page);
    for (const left of [4, 3, 2]) {
      await unlock.unlockWarm({ pin: "135791" });
      await expect(unlock.refusal).toContainText(`Μένουν ${left} προσπάθειες`);
      await expect(unlock.second).toHaveCount(0);
    }
    await unlock.unlockWarm({ pin: "135791" });
    await expect(unlock.refusal).toContainText("Μένει 1 προσπάθεια");
    await unlock.unlockWarm({ pin: "135791" });
    await expect(unlock.second).toBeVisible();
    await unlock.unlockWarm(nurse.account);
    await expect(nurse.page.getByText("Χρειάζεται για να συνεχίσεις.")).toBeVisible();
    await nurse.unlock();
  },
);

story("a wrong password says so and keeps what was typed", async ({ town }) => {
  const nurse = new Person(town.stack.account("nurse"), await town.device());
  await nurse.trySignIn("not-the-password");
  await expect(nurse.page.getByText("Το όνομα χρήστη ή ο κωδικός δεν είναι σωστά.")).toBeVisible();
  await expect(nurse.page.getByLabel("Όνομα χρήστη")).toHaveValue("nurse");
});

story("the first sign-in needs signal and says so", async ({ town }) => {
  const nurse = new Person(town.stack.account("nurse"), await town.device());
  await new SignInPage(nurse.page).open();
  await nurse.device.goOffline();
  await new SignInPage(nurse.page).signIn(nurse.account);
  await expect(nurse.page.getByText(/Η πρώτη σύνδεση σε αυτή τη συσκευή θέλει σήμα/)).toBeVisible();
});
