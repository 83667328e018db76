import { AccountPage } from "../pages/account-page";
import { SignInPage } from "../pages/sign-in-page";
import { PHONE } from "../support/device";
import { findingsOn } from "../support/looks";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

story("[axe] nothing to find where a second factor is set up, asked for and removed", async ({ town }) => {
  story.setTimeout(240_000);
  await town.stack.settle({ KONTA_SECOND_FACTORS: "1" });
  const dpo = new Person(town.stack.account("dpo"), await town.device(PHONE));
  const { page, account } = dpo;
  const signIn = new SignInPage(page);
  const own = new AccountPage(page);
  await signIn.open();
  await signIn.signIn(account);
  const phone = await own.takeKey();
  await own.confirm("1");
  const findings = await findingsOn(page, "set up, refused");
  await own.confirm(phone.code());
  await expect(page.getByTestId("recovery-codes")).toBeVisible();
  findings.push(...(await findingsOn(page, "recovery codes")));
  await own.keepRecoveryCodes();
  await signIn.setPin(account.pin);
  await dpo.shell.isOpen();
  await dpo.shell.go("Οι συνδέσεις μου");
  await own.openRemoval();
  await own.changePassword("", "");
  findings.push(...(await findingsOn(page, "my sign-ins, removal open, password refused")));

  const elsewhere = new Person(account, await town.device(PHONE));
  const there = new SignInPage(elsewhere.page);
  await there.open();
  await there.signIn(account);
  await there.code("000000");
  await expect(there.refusal).toBeVisible();
  findings.push(...(await findingsOn(elsewhere.page, "a code asked for, refused")));
  expect(findings).toEqual([]);
});
