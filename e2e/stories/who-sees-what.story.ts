import { DESKTOP, PHONE } from "../support/device";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

story(
  "who sees what can be read at a door without signal, one role at a time, and printed whole",
  async ({ town }) => {
    const nurse = new Person(town.stack.account("nurse"), await town.device(PHONE));
    const { page, shell, device } = nurse;
    await nurse.enrol();
    await nurse.hasFirstData();
    await device.goOffline();
    await shell.connectionIs("offline");
    await shell.go("Ποιος βλέπει τι");
    const role = page.getByLabel("Ρόλος", { exact: true });
    await expect(role).toHaveValue("nurse");
    const table = page.getByRole("table", { name: "Δικαιώματα ανά ρόλο" });
    const row = (of: string) =>
      table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: of }) });
    await expect(table.getByRole("rowheader")).toHaveCount(10);
    await expect(row("Υγεία").getByRole("cell")).toHaveText("γράφει");
    await expect(row("Νομικά").getByRole("cell")).toHaveText("τίποτα");
    await role.selectOption({ label: "Διαμεσολαβητής" });
    await expect(row("Υγεία").getByRole("cell")).toHaveText("τίποτα");
    await expect(row("Επιδόματα").getByRole("cell")).toHaveText("γράφει");

    await page.emulateMedia({ media: "print" });
    await expect(role).toBeHidden();
    await expect(table.getByRole("columnheader")).toHaveCount(11);
    await expect(page.getByRole("button", { name: "Μενού" })).toBeHidden();
    await expect(page.getByText("λίστα του ατόμου")).toBeVisible();
  },
);

story("at a desk all roles stand beside each other, and one key prints them", async ({ town }) => {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
  const { page, hands, shell } = office;
  await office.enrol();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "once");
  });
  await shell.go("Ποιος βλέπει τι");
  const table = page.getByRole("table", { name: "Δικαιώματα ανά ρόλο" });
  await expect(table.getByRole("columnheader", { name: /Συντονιστής/ })).toContainText("Ο ρόλος σου");
  await expect(table.getByText("Ο ρόλος σου")).toHaveCount(1);
  await hands.press(page.getByRole("button", { name: "Εκτύπωση" }));
  await expect(page.locator("body")).toHaveAttribute("data-printed", "once");
});
