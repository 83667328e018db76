import { type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/sync` Συγχρονισμός. */
export class SyncPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async now(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Συγχρονισμός τώρα" }));
  }

  /** What waits here, by save. */
  get unsent(): Locator {
    return this.#page.getByRole("list", { name: "Δεν έχουν σταλεί" }).getByRole("listitem");
  }

  /** What the office has, by save. */
  get delivered(): Locator {
    return this.#page.getByRole("list", { name: "Παραδόθηκαν" }).getByRole("listitem");
  }

  get notices(): Locator {
    return this.#page.getByRole("list", { name: "Σε αφορούν" }).getByRole("listitem");
  }

  /** What happened to this device's memory, or to the server, and what became of the work. */
  get incidents(): Locator {
    return this.#page.getByRole("list", { name: "Περιστατικά" }).getByRole("listitem");
  }

  /** What the app calls the build that runs. */
  async version(): Promise<string> {
    const fact = this.#page.getByRole("term").filter({ hasText: "Έκδοση" }).locator("..");
    return (await fact.getByRole("definition").innerText()).trim();
  }

  problem(words: string | RegExp): Locator {
    return this.#page.getByRole("main").getByText(words);
  }
}
