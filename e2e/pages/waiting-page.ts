import { expect, type Locator, type Page } from "@playwright/test";

/** `/waiting` Περιμένουν έλεγχο, worked by the keys alone. */
export class WaitingPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  items(text: string | RegExp): Locator {
    return this.#page
      .getByRole("list", { name: "Όσα περιμένουν έλεγχο" })
      .getByRole("button")
      .filter({ hasText: text });
  }

  /** What is chosen: its words, and what was typed. */
  get detail(): Locator {
    return this.#page.getByRole("region", { name: "Τι περιμένει" });
  }

  get why(): Locator {
    return this.detail.getByLabel("Γιατί");
  }

  status(words: string | RegExp): Locator {
    return this.#page.getByRole("status").filter({ hasText: words });
  }

  /** J down the list until this one has the light. */
  async walkTo(text: string): Promise<void> {
    const item = this.items(text);
    await expect(item).toHaveCount(1);
    const isCurrent = async () => (await item.getAttribute("aria-current")) === "true";
    const place = await item.evaluate((one) =>
      [...one.ownerDocument.querySelectorAll("li button")].indexOf(one),
    );
    for (let step = 0; !(await isCurrent()) && step <= place; step += 1) {
      await this.#page.keyboard.press("j");
      await expect(this.items(/./).and(this.#page.locator("[aria-current=true]"))).toHaveCount(1);
    }
    await expect(item).toHaveAttribute("aria-current", "true");
    await expect(this.detail).toContainText(text);
  }

  /** 1 or 2, and why. */
  async choose(key: "1" | "2", why: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await expect(this.why).toBeFocused();
    await this.#page.keyboard.type(why);
    await this.#page.keyboard.press("Control+Enter");
  }

  get question(): Locator {
    return this.#page.getByRole("alertdialog", { name: "Να γυρίσει πίσω χωρίς να γραφτεί;" });
  }
}
