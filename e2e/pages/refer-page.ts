import { expect, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/people/:id/refer` Νέα παραπομπή. */
export class ReferPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name: "Νέα παραπομπή" })).toBeVisible();
  }

  /** Types a few letters of an agency and takes the first that fits. @returns its whole name */
  async chooseAgency(letters: string): Promise<string> {
    const box = this.#page.getByRole("combobox", { name: "Φορέας" });
    await this.#hands.write(box, letters);
    const first = this.#page.getByRole("listbox", { name: "Φορέας" }).getByRole("option").first();
    await expect(first).toHaveAttribute("aria-selected", "true");
    const name = (await first.locator("bdi").innerText()).trim();
    await this.#page.keyboard.press("Enter");
    await expect(box).toHaveCount(0);
    return name;
  }

  async write(label: "Λόγος", text: string): Promise<void> {
    await this.#hands.write(this.#page.getByLabel(label, { exact: true }), text);
  }

  async save(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Αποθήκευση", exact: true }));
  }
}
