import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";
import { PhoneApp } from "../support/phone-app";

/** Where one is signed in, the second factor, the password; and the second factor before a first sign-in. */
export class AccountPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  #card(name: string): Locator {
    return this.#page.getByRole("region", { name });
  }

  get sessions(): Locator {
    return this.#card("Ανοιχτές συνδέσεις").getByRole("listitem");
  }

  get factor(): Locator {
    return this.#card("Δεύτερος έλεγχος");
  }

  get password(): Locator {
    return this.#card("Αλλαγή κωδικού");
  }

  get setUp(): Locator {
    return this.#page.getByRole("button", { name: "Ορισμός δεύτερου ελέγχου" });
  }

  /** Takes the key from the screen into the app on the phone. */
  async takeKey(): Promise<PhoneApp> {
    const picture = this.#page.getByRole("img", { name: /Τετράγωνο για την κάμερα/ });
    await expect(picture).toBeVisible();
    return new PhoneApp((await this.#page.getByTestId("factor-key").textContent()) ?? "");
  }

  async confirm(code: string): Promise<void> {
    await this.#hands.write(this.#page.getByLabel("Κωδικός μίας χρήσης"), code);
    await this.#hands.press(this.#page.getByRole("button", { name: "Επιβεβαίωση" }));
  }

  /** @returns the recovery codes, once they are shown */
  async keepRecoveryCodes(): Promise<string[]> {
    const codes = this.#page.getByTestId("recovery-codes").getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const texts = await codes.allTextContents();
    await this.#hands.press(this.#page.getByRole("button", { name: "Τους φύλαξα" }));
    return texts;
  }

  async openRemoval(): Promise<void> {
    await this.#hands.press(this.factor.getByText("Νέο κινητό, ή αφαίρεση"));
  }

  async remove(recoveryCode: string): Promise<void> {
    await this.openRemoval();
    await this.#hands.press(this.factor.getByRole("button", { name: "Δεν έχω το κινητό μου" }));
    await this.#hands.write(this.factor.getByLabel("Κωδικός ανάκτησης"), recoveryCode);
    await this.#hands.press(this.factor.getByRole("button", { name: "Αφαίρεση", exact: true }));
  }

  async endOthers(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Κλείσιμο όλων των άλλων" }));
  }

  async changePassword(old: string, next: string, again = next): Promise<void> {
    await this.#hands.write(this.password.getByLabel("Τωρινός κωδικός"), old);
    await this.#hands.write(this.password.getByLabel("Νέος κωδικός", { exact: true }), next);
    await this.#hands.write(this.password.getByLabel("Νέος κωδικός ξανά"), again);
    await this.#hands.press(this.password.getByRole("button", { name: "Αλλαγή κωδικού" }));
  }
}
