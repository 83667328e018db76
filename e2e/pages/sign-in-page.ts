import { expect, type Page } from "@playwright/test";
import type { Account } from "../support/accounts";
import { FINGER, type Hands } from "../support/hands";

/** The first time on a device: user name and password, then a PIN. */
export class SignInPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async open(): Promise<void> {
    await this.#page.goto("/");
    await expect(this.#page.getByRole("heading", { name: "Σύνδεση" })).toBeVisible();
  }

  async signIn({ username, password }: Pick<Account, "username" | "password">): Promise<void> {
    await this.#hands.write(this.#page.getByLabel("Όνομα χρήστη"), username);
    await this.#hands.write(this.#page.getByLabel("Κωδικός", { exact: true }), password);
    await this.#hands.press(this.#page.getByRole("button", { name: "Σύνδεση", exact: true }));
  }

  async setPin(pin: string): Promise<void> {
    await expect(this.#page.getByRole("heading", { name: "Όρισε PIN για αυτή τη συσκευή" })).toBeVisible();
    await this.#hands.write(this.#page.getByLabel("PIN", { exact: true }), pin);
    await this.#hands.write(this.#page.getByLabel("PIN ξανά"), pin);
    await this.#hands.press(this.#page.getByRole("button", { name: "Ορισμός PIN" }));
  }
}
