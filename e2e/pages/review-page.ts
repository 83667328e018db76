import { expect, type Locator, type Page } from "@playwright/test";

export type ReviewKind = "Ωφελούμενοι" | "Επισκέψεις" | "Παραπομπές";

/** `/review` Έλεγχος: what came in, at the office. */
export class ReviewPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async show(kind: ReviewKind): Promise<void> {
    await this.#page.getByRole("navigation", { name: "Τι ήρθε" }).getByRole("link", { name: kind }).click();
    await expect(this.#page.getByRole("link", { name: kind, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }

  async search(words: string): Promise<void> {
    await this.#page.getByLabel("Όνομα, τηλέφωνο ή αριθμός").fill(words);
  }

  /** The list says how many there are. */
  found(count: number): Locator {
    return this.#page.getByRole("status").filter({ hasText: new RegExp(`^${count} εγγραφ(ή|ές)$`) });
  }

  rows(text: string | RegExp): Locator {
    return this.#page.getByRole("table").getByRole("row").filter({ hasText: text });
  }

  get file(): Locator {
    return this.#page.getByRole("region", { name: "Φάκελος" });
  }

  /** A part of the open file, by its heading. */
  part(title: string): Locator {
    return this.file.getByRole("region", { name: title, exact: true });
  }
}
