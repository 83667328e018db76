import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** `/people/:id`: one person's file. */
export class PersonPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isOf(name: string): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  card(title: string): Locator {
    return this.#page.getByRole("region", { name: title });
  }

  get timeline(): Locator {
    return this.card("Πορεία");
  }

  get visits(): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: /Επίσκεψη|Νέα επίσκεψη/ });
  }

  get referrals(): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: /^.*Παραπομπή: / });
  }

  get phones(): Locator {
    return this.#page.getByRole("list", { name: "Τηλέφωνα" }).getByRole("listitem");
  }

  /** The notice about a field with two values. */
  conflict(field: string): Locator {
    return this.#page
      .getByRole("main")
      .locator("*", { hasText: `Δύο τιμές: ${field}` })
      .last()
      .locator("..");
  }

  get saved(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Αποθηκεύτηκε σε αυτή τη συσκευή" });
  }

  async newVisit(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("link", { name: "Νέα επίσκεψη" }));
  }

  async refer(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("link", { name: "Παραπομπή", exact: true }));
  }

  async addPhone(number: string): Promise<void> {
    const card = this.card("Τηλέφωνα");
    await this.#hands.press(card.getByRole("button", { name: "Άλλο τηλέφωνο" }));
    await this.#hands.write(card.getByLabel("Τηλέφωνο", { exact: true }), number);
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.phones.filter({ hasText: number })).toBeVisible();
  }

  async changePhone(from: string, to: string): Promise<void> {
    const card = this.card("Τηλέφωνα");
    const row = this.phones.filter({ hasText: from });
    await this.#hands.press(row.getByRole("button", { name: "Αλλαγή" }));
    await this.#hands.write(card.getByLabel("Τηλέφωνο", { exact: true }), to);
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.phones.filter({ hasText: to })).toBeVisible();
  }

  async changeDetail(label: string, value: string): Promise<void> {
    await this.#hands.press(this.card("Στοιχεία").getByRole("button", { name: "Αλλαγή στοιχείων" }));
    const form = this.card("Αλλαγή στοιχείων");
    await this.#hands.write(form.getByLabel(label, { exact: true }), value);
    await this.#hands.press(form.getByRole("button", { name: "Αποθήκευση" }));
    await expect(form).toHaveCount(0);
  }
}
