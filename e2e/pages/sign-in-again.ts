import { type Locator, type Page } from "@playwright/test";
import type { Account } from "../support/accounts";
import { FINGER, type Hands } from "../support/hands";

/** Stands above an office screen whose session has ended, while everything under it stays. */
export class SignInAgain {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  get notice(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Η σύνδεση με το γραφείο έληξε" });
  }

  get username(): Locator {
    return this.notice.getByLabel("Όνομα χρήστη");
  }

  /** The second factor's six digits. */
  async code(code: string): Promise<void> {
    await this.#hands.write(this.notice.getByLabel("Κωδικός μίας χρήσης"), code);
    await this.#hands.press(this.notice.getByRole("button", { name: "Σύνδεση", exact: true }));
  }

  async signIn({ username, password }: Pick<Account, "username" | "password">): Promise<void> {
    await this.#hands.write(this.username, username);
    await this.#hands.write(this.notice.getByLabel("Κωδικός", { exact: true }), password);
    await this.#hands.press(this.notice.getByRole("button", { name: "Σύνδεση", exact: true }));
  }
}
