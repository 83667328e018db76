import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** Stands above every screen when there is a new version, also above a locked one. */
export class UpdatePrompt {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  /** A new version waits for a tap. */
  get offer(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Νέα έκδοση έτοιμη" });
  }

  /** Another tab took the new version. */
  get takenElsewhere(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Η ενημέρωση έγινε από άλλη καρτέλα" });
  }

  /** Ends on the page that the new version has loaded. */
  async take(): Promise<void> {
    const loaded = this.#page.waitForEvent("load");
    await this.#hands.press(this.offer.getByRole("button", { name: "Ενημέρωση τώρα" }));
    await loaded;
  }

  async later(): Promise<void> {
    await this.#hands.press(this.offer.getByRole("button", { name: "Αργότερα" }));
    await expect(this.offer).toHaveCount(0);
  }
}
