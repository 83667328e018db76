import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/devices` Συσκευές: what became of a tablet is said here. */
export class DevicesPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  /** One person's database on one device. */
  row(name: string): Locator {
    return this.#page
      .getByRole("table", { name: "Όλες οι συσκευές" })
      .getByRole("row")
      .filter({ has: this.#page.getByRole("rowheader", { name }) });
  }

  /** Opens the question; answers once it has the focus. */
  async ask(name: string): Promise<void> {
    await this.#hands.press(this.act(name));
    await expect(this.question).toBeVisible();
  }

  act(name: string): Locator {
    return this.row(name).getByRole("button");
  }

  get question(): Locator {
    return this.#page.getByRole("alertdialog");
  }

  async choose(word: "Χάθηκε" | "Κλάπηκε" | "Εκτός χρήσης" | "Βρέθηκε"): Promise<void> {
    await this.#hands.tick(this.question.getByRole("radio", { name: new RegExp(`^${word}`) }));
  }

  /** The last button, which names what is done. */
  async say(act: string): Promise<void> {
    await this.#hands.press(this.question.getByRole("button", { name: act }));
  }

  status(words: string): Locator {
    return this.#page.getByRole("status").filter({ hasText: words });
  }
}
