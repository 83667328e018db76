import { expect, type Locator, type Page } from "@playwright/test";

/** `/conflicts` Διαφορές: the desk where the office decides. */
export class ConflictsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  items(person: string | RegExp): Locator {
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

  /** Which record it is that somebody removed. */
  get record(): Locator {
    return this.#page
      .getByRole("main")
      .locator("p")
      .filter({ hasText: /^Τηλέφωνο: / });
  }

  /** What one can do about it: a side, both, another value. */
  choice(words: string): Locator {
    return this.#page.getByRole("main").getByRole("button", { name: new RegExp(`^${words}`) });
  }

  /** What will be in force. */
  get outcome(): Locator {
    return this.#page.getByText(/^(Θα ισχύσει: |Διάλεξε τι θα ισχύσει)/);
  }

  /** Who decided, when, and what is in force since. */
  get decision(): Locator {
    return this.#page.getByText(/^Αποφάσισε: /);
  }

  status(words: string): Locator {
    return this.#page.getByRole("status").filter({ hasText: words });
  }

  async save(): Promise<void> {
    await this.#page.getByRole("button", { name: /^Αποθήκευση απόφασης/ }).click();
    await expect(this.status("Η απόφαση παραδόθηκε")).toBeVisible();
  }

  /** Takes the side with this value. */
  async decideFor(value: string): Promise<void> {
    const side = this.sides.filter({ hasText: value });
    await side.click();
    await expect(side).toHaveAttribute("aria-pressed", "true");
    await this.save();
  }

  async showResolved(): Promise<void> {
    await this.#page.getByRole("link", { name: "Λυμένες" }).click();
    await expect(this.#page.getByRole("link", { name: "Λυμένες" })).toHaveAttribute("aria-current", "page");
  }
}
