import { expect, type Locator, type Page } from "@playwright/test";
import type { Account } from "../support/accounts";
import { FINGER, type Hands } from "../support/hands";

/** A locked device: PIN and, when it is cold, the badge as typed. */
export class UnlockPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { name: "Η συσκευή είναι κλειδωμένη" })).toBeVisible();
  }

  async unlock({ pin, badge }: Pick<Account, "pin" | "badge">): Promise<void> {
    await this.isShown();
    await this.#hands.write(this.#page.getByLabel("PIN", { exact: true }), pin);
    await this.#hands.write(this.#page.getByLabel("Κάρτα", { exact: true }), badge);
    await this.#hands.press(this.#page.getByRole("button", { name: "Ξεκλείδωμα" }));
  }

  /** The page lived on: the PIN is enough. */
  async unlockWarm({ pin }: Pick<Account, "pin">): Promise<void> {
    await this.isShown();
    await this.#hands.write(this.#page.getByLabel("PIN", { exact: true }), pin);
    await this.#hands.press(this.#page.getByRole("button", { name: "Ξεκλείδωμα" }));
  }

  /** One of the people of this device, by short code. */
  async choose(shortCode: string): Promise<void> {
    await this.#hands.tick(this.#page.getByRole("radio", { name: shortCode }));
  }

  /** PIN or card are gone: user name and password, with signal. */
  async signInInstead(): Promise<void> {
    await this.isShown();
    await this.#hands.press(this.#page.getByRole("button", { name: "Σύνδεση με κωδικό" }).last());
    await expect(this.#page.getByRole("heading", { name: "Σύνδεση" })).toBeVisible();
  }

  get pin(): Locator {
    return this.#page.getByLabel("PIN", { exact: true });
  }

  /** The card, where the PIN alone is not enough. */
  get second(): Locator {
    return this.#page.getByLabel("Κάρτα", { exact: true });
  }

  /** What it says while a try waits for those before it. */
  wait(seconds: number): Locator {
    const unit = seconds === 1 ? "δευτερόλεπτο" : "δευτερόλεπτα";
    return this.#page.getByText(`Δοκιμάζει σε ${seconds} ${unit},`);
  }

  /** Too many tries: only a sign-in opens again. */
  get shut(): Locator {
    return this.#page.getByRole("alert").filter({ hasText: "Πολλές λάθος προσπάθειες" });
  }

  /** Too many wrong PINs on a device that was only just locked: the card is asked for as well. */
  get spent(): Locator {
    return this.#page.getByRole("alert").filter({ hasText: "Πέντε λάθος PIN" });
  }

  /** Where it says that a database of this device has forgotten work; empty as long as none has. */
  get forgotten(): Locator {
    return this.#page.getByRole("main").getByRole("status");
  }

  /** What it says after a wrong try. */
  get refusal(): Locator {
    return this.#page.getByText(/δεν ταιριάζει|Λάθος PIN/);
  }
}
