import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/people/:id/visit` Νέα επίσκεψη. */
export class VisitPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name: /Νέα επίσκεψη/ })).toBeVisible();
  }

  /** The large buttons of the usual services. */
  get usualServices(): Locator {
    return this.#page.getByRole("group", { name: "Τι έγινε" }).getByRole("button");
  }

  /** Presses the first so many of them. @returns what they say */
  async chooseServices(count: number): Promise<string[]> {
    const names: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const button = this.usualServices.nth(at);
      await expect(button).toBeVisible();
      names.push((await button.innerText()).trim());
      await this.#hands.press(button);
      await expect(button).toHaveAttribute("aria-pressed", "true");
    }
    return names;
  }

  async write(label: "Τι ζητάει" | "Σημείωση", text: string): Promise<void> {
    await this.#hands.write(this.#page.getByLabel(label, { exact: true }), text);
  }

  async save(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Αποθήκευση", exact: true }));
  }
}
