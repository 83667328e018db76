import type { Locator, Page } from "@playwright/test";

/** `/` at the office, Επισκόπηση. */
export class OfficeHomePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** A number that matters, by its words. */
  figure(words: string | RegExp): Locator {
    return this.#page.getByRole("main").getByRole("link").filter({ hasText: words });
  }
}
