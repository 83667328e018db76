import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/find` Αναζήτηση. */
export class FindPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async type(words: string): Promise<void> {
    await this.#hands.write(this.#page.getByRole("searchbox", { name: "Αναζήτηση" }), words);
  }

  hit(name: string | RegExp): Locator {
    return this.#page.getByRole("main").getByRole("listitem").getByRole("link", { name });
  }

  /** Finds somebody by name and opens the file. */
  async open(name: string): Promise<void> {
    await this.type(name);
    await expect(this.hit(name).first()).toBeVisible();
    await this.#hands.press(this.hit(name).first());
    await expect(this.#page.getByRole("heading", { name }).first()).toBeVisible();
  }
}
