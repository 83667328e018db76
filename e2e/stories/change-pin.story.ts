import { ChangePinPage } from "../pages/change-pin-page";
import { PersonPage } from "../pages/person-page";
import { UnlockPage } from "../pages/unlock-page";
import { DESKTOP, PHONE } from "../support/device";
import { registerSomebody } from "../support/field-work";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const NEXT = "739204";
const LAST = "518360";
const WRONG = "135791";
const PHRASE = "τέσσερις τυχαίες λέξεις μαζί";

story(
  "without signal somebody takes another PIN and a passphrase: the new one opens all that was unsent, the old one nothing",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device(PHONE));
    const { page, device, shell, account } = social;
    const unlock = new UnlockPage(page);
    const pin = new ChangePinPage(page);
    await social.enrol();
    await social.hasFirstData();
    await device.goOffline();
    const { name } = await registerSomebody(social);
    const unsent = Number(await page.getByTestId("unsent-count").textContent());

    // Only just enrolled: no badge is remembered, so it is asked for.
    await page.getByRole("button", { name: "Μενού" }).click();
    await page.getByRole("link", { name: "Αλλαγή PIN" }).click();
    await pin.isShown();
    await pin.change({ present: WRONG, badge: account.badge, next: NEXT });
    await expect(pin.refusal).toContainText("Μένουν 9 προσπάθειες");
    await pin.change({ present: account.pin, badge: account.badge, next: NEXT, phrase: PHRASE });
    await expect(pin.done).toBeVisible();

    await shell.lock();
    await unlock.unlockWarm({ pin: account.pin });
    await expect(unlock.refusal).toContainText("Μένουν 4 προσπάθειες");
    await unlock.unlockWarm({ pin: NEXT });
    await shell.counts(unsent);

    // Warm by the badge the PIN is enough; a second one, and the passphrase goes with it unless it is typed again.
    await pin.isShown();
    await expect(pin.badge).toHaveCount(0);
    await pin.change({ present: NEXT, next: LAST, phrase: PHRASE });
    await expect(pin.done).toBeVisible();

    await device.kill();
    await device.start();
    await social.page.goto("/");
    const cold = new UnlockPage(social.page);
    await cold.unlock({ pin: NEXT, badge: account.badge });
    await expect(cold.refusal).toContainText("Μένουν 9 προσπάθειες");
    await social.page.getByRole("button", { name: "Με φράση" }).click();
    await social.page.getByLabel("PIN", { exact: true }).fill(LAST);
    await social.page.getByLabel("Φράση", { exact: true }).fill(PHRASE);
    await social.page.getByRole("button", { name: "Ξεκλείδωμα" }).click();
    await social.shell.counts(unsent);
    await device.goOnline();
    await social.shell.counts(0);
    await social.openFile(name);
    await new PersonPage(social.page).isOf(name);
  },
);

story("at a desk as well; the fifth wrong PIN asks for the badge", async ({ town }) => {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
  const { page, shell, account } = office;
  await office.enrol();
  await shell.lock();
  await office.unlock();
  await page.getByRole("link", { name: "Αλλαγή PIN" }).click();
  const pin = new ChangePinPage(page, office.hands);
  await pin.isShown();
  for (let left = 4; left > 0; left -= 1) {
    await pin.change({ present: WRONG, next: NEXT });
    await expect(pin.refusal).toContainText(left === 1 ? "Μένει 1" : `Μένουν ${left}`);
  }
  await pin.change({ present: WRONG, next: NEXT });
  await expect(pin.refusal).toContainText("γράψε και την κάρτα");
  await expect(pin.badge).toBeVisible();
  await pin.change({ present: account.pin, badge: account.badge, next: NEXT });
  await expect(pin.done).toBeVisible();
  await shell.lock();
  await new UnlockPage(page, office.hands).unlockWarm({ pin: NEXT });
  await shell.isOpen();
});
