import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** What every screen has: the ribbon, the menu, the lock. */
export class Shell {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isOpen(): Promise<void> {
    await expect(this.#page.getByTestId("unsent-count")).toBeAttached();
  }

  async counts(unsent: number): Promise<void> {
    await expect(this.#page.getByTestId("unsent-count")).toHaveText(String(unsent));
  }

  async connectionIs(state: "online" | "offline"): Promise<void> {
    await expect(this.#page.getByTestId("connection")).toHaveText(state);
  }

  /** Follows a link of the menu; on a narrow screen the menu is opened first. */
  async go(name: string): Promise<void> {
    const link = this.#page
      .getByRole("navigation", { name: "Μενού" })
      .getByRole("link", { name: new RegExp(`^${name}(\\s*\\d+)?$`) });
    if (!(await link.isVisible())) await this.#hands.press(this.#page.getByRole("button", { name: "Μενού" }));
    await this.#hands.press(link);
    await this.isAt(name === "Επισκόπηση" ? /./ : name);
  }

  async isAt(title: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async lock(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Κλείδωμα" }));
  }

  /** The outcome of the last save. */
  get saved(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Αποθηκεύτηκε σε αυτή τη συσκευή" });
  }
}
