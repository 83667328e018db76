import { expect, type Locator, type Page } from "@playwright/test";
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

  /** The second factor's code: six digits of the phone, or one of the recovery codes. */
  async code(code: string): Promise<void> {
    const isDigits = /^[0-9 ]+$/.test(code);
    if (!isDigits) await this.#hands.press(this.#page.getByRole("button", { name: "Δεν έχω το κινητό μου" }));
    const label = isDigits ? "Κωδικός μίας χρήσης" : "Κωδικός ανάκτησης";
    await this.#hands.write(this.#page.getByLabel(label), code);
    await this.#hands.press(this.#page.getByRole("button", { name: "Σύνδεση", exact: true }));
  }

  /** What is said instead of going on. */
  get refusal(): Locator {
    return this.#page.getByRole("alert");
  }

  async setPin(pin: string): Promise<void> {
    await expect(this.#page.getByRole("heading", { name: "Όρισε PIN για αυτή τη συσκευή" })).toBeVisible();
    await this.#hands.write(this.#page.getByLabel("PIN", { exact: true }), pin);
    await this.#hands.write(this.#page.getByLabel("PIN ξανά"), pin);
    await this.#hands.press(this.#page.getByRole("button", { name: "Ορισμός PIN" }));
  }
}
