import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

export interface TypedPinChange {
  present: string;
  badge?: string;
  next: string;
  phrase?: string;
}

/** `/pin` Αλλαγή PIN. */
export class ChangePinPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name: "Αλλαγή PIN" })).toBeVisible();
  }

  get badge(): Locator {
    return this.#page.getByLabel("Κάρτα", { exact: true });
  }

  get done(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Το PIN άλλαξε." });
  }

  get refusal(): Locator {
    return this.#page.getByRole("alert");
  }

  async change({ present, badge, next, phrase }: TypedPinChange): Promise<void> {
    await this.#hands.write(this.#page.getByLabel("Το PIN που έχεις"), present);
    if (badge) await this.#hands.write(this.badge, badge);
    await this.#hands.write(this.#page.getByLabel("Νέο PIN", { exact: true }), next);
    await this.#hands.write(this.#page.getByLabel("Νέο PIN ξανά"), next);
    if (phrase) {
      await this.#hands.tick(this.#page.getByLabel("Θέλω και φράση, για όταν δεν έχω την κάρτα"));
      await this.#hands.write(this.#page.getByLabel("Φράση", { exact: true }), phrase);
    }
    await this.#hands.press(this.#page.getByRole("button", { name: "Αλλαγή του PIN" }));
  }
}
