import { expect, type Locator, type Page } from "@playwright/test";
import type { Hands } from "../support/hands";

export type DuplicatesTab = "Ανοιχτά" | "Ενωμένα" | "Δύο άτομα";

/** `/duplicates` Πιθανά διπλά, worked by the keys alone. */
export class DuplicatesPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands) {
    this.#page = page;
    this.#hands = hands;
  }

  /** Pairs in which somebody of this name is. */
  pairs(name: string | RegExp): Locator {
    return this.#page
      .getByRole("list", { name: "Λίστα ζευγαριών" })
      .getByRole("button")
      .filter({ hasText: name });
  }

  get detail(): Locator {
    return this.#page.getByRole("main").getByRole("region", { name: "Το ζευγάρι που κοιτάς" });
  }

  /** One line of the two files beside each other. */
  fact(word: string): Locator {
    return this.detail.getByRole("row").filter({ hasText: word });
  }

  get decision(): Locator {
    return this.detail.getByRole("group", { name: "Η απόφαση" }).getByRole("button");
  }

  save(words: string): Locator {
    return this.detail.getByRole("button", { name: new RegExp(`^${words}`) });
  }

  status(words: string | RegExp): Locator {
    return this.#page.getByRole("status").filter({ hasText: words });
  }

  empty(words: string): Locator {
    return this.#page.getByRole("main").getByText(words, { exact: true });
  }

  async show(tab: DuplicatesTab): Promise<void> {
    const link = this.#page
      .getByRole("navigation", { name: "Ποια ζευγάρια" })
      .getByRole("link", { name: tab });
    await this.#hands.press(link);
    await expect(link).toHaveAttribute("aria-current", "page");
  }

  /** J down the list until this pair has the light. */
  async walkTo(name: string): Promise<void> {
    const pair = this.pairs(name);
    await expect(pair).toHaveCount(1);
    const isCurrent = async () => (await pair.getAttribute("aria-current")) === "true";
    const place = await pair.evaluate((one) =>
      [...one.ownerDocument.querySelectorAll("main li button")].indexOf(one),
    );
    for (let step = 0; !(await isCurrent()) && step <= place; step += 1) await this.#page.keyboard.press("j");
    await expect(pair).toHaveAttribute("aria-current", "true");
    await expect(this.detail).toContainText(name);
  }

  /** A figure, and Enter on the button that it led to. */
  async decide(figure: "1" | "2" | "3", words: string): Promise<void> {
    await this.#page.keyboard.press(figure);
    await expect(this.save(words)).toBeFocused();
    await this.#page.keyboard.press("Enter");
    await expect(this.status("Η απόφαση παραδόθηκε.")).toBeVisible();
  }

  async takeBack(): Promise<void> {
    await this.#page.keyboard.press("z");
    await expect(this.status("Η απόφαση πάρθηκε πίσω, και αυτό παραδόθηκε.")).toBeVisible();
  }
}
