import { DESKTOP } from "../support/device";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

story(
  "a new page takes the focus to its title, and leaves whoever has gone on by Tab where she is",
  async ({ town }) => {
    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
    await office.enrol();
    const { page, shell } = office;
    const title = (name: string) => page.getByRole("heading", { level: 1, name });

    await shell.go("Έλεγχος");
    await expect(title("Έλεγχος")).toBeFocused();

    // The page is asked for, and in the same moment, before anything of it stands there, Tab leads to another link.
    await page.evaluate(() => {
      const link = (to: string) => document.querySelector<HTMLElement>(`nav a[href="${to}"]`);
      link("/waiting")?.click();
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true }));
      link("/devices")?.focus();
    });
    await shell.isAt("Περιμένουν έλεγχο");
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await page.keyboard.press("Enter");
    await shell.isAt("Συσκευές");
    await expect(title("Συσκευές")).toBeFocused();
  },
);
