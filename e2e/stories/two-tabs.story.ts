import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { Shell } from "../pages/shell";
import { UnlockPage } from "../pages/unlock-page";
import { FindPage } from "../pages/find-page";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

story(
  "[P11] two tabs of one person show the same, and what either writes is delivered once",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device());
    await social.enrol();
    await social.hasFirstData();
    const second = await social.device.newTab();
    await second.goto("/");
    await new UnlockPage(second).unlock(social.account);
    const other = new Shell(second);
    await other.isOpen();
    await social.device.goOffline();

    const names = [1, 2].map(() => `Δοκιμ${greekMark(8).toLowerCase()}ου`);
    for (const [at, page] of [social.page, second].entries()) {
      await new Shell(page).go("Νέος ωφελούμενος");
      const register = new RegisterPage(page);
      await register.write({ surname: names[at] ?? "" });
      await register.save();
      await new PersonPage(page).isOf(names[at] ?? "");
    }
    const unsent = Number(await second.getByTestId("unsent-count").textContent());
    expect(unsent).toBeGreaterThanOrEqual(4);
    await social.shell.counts(unsent);

    await social.device.goOnline();
    await social.shell.counts(0);
    await other.counts(0);
    for (const page of [social.page, second])
      for (const name of names) {
        await new Shell(page).go("Αναζήτηση");
        const find = new FindPage(page);
        await find.type(name);
        await expect(find.hit(name)).toHaveCount(1);
      }
  },
);
