import { expect, type Locator, type Page } from "@playwright/test";

/** `/conflicts` Διαφορές: the desk where the office decides. */
export class ConflictsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  items(person: string): Locator {
    return this.#page
      .getByRole("list", { name: "Λίστα διαφορών" })
      .getByRole("button")
      .filter({ hasText: person });
  }

  get sides(): Locator {
    return this.#page.getByRole("group", { name: "Οι πλευρές" }).getByRole("button");
  }

  async open(person: string, field: string): Promise<void> {
    const item = this.items(person).filter({ hasText: field });
    await item.click();
    await expect(item).toHaveAttribute("aria-current", "true");
  }

  /** Takes the side with this value. */
  async decideFor(value: string): Promise<void> {
    const side = this.sides.filter({ hasText: value });
    await side.click();
    await expect(side).toHaveAttribute("aria-pressed", "true");
    await this.#page.getByRole("button", { name: /^Αποθήκευση απόφασης/ }).click();
    await expect(this.#page.getByRole("status").filter({ hasText: "Η απόφαση παραδόθηκε" })).toBeVisible();
  }

  async showResolved(): Promise<void> {
    await this.#page.getByRole("link", { name: "Λυμένες" }).click();
    await expect(this.#page.getByRole("link", { name: "Λυμένες" })).toHaveAttribute("aria-current", "page");
  }
}
